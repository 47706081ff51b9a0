"""What Cyrillic letters sound like, and what foreign sounds they are used for."""

from __future__ import annotations

INSIDE = """
    тч t,0.05+C,c.1  тш t,0.05+S,C  тц t,0.05+c,s.05  дч d,0.05+C  дц d,0.05+c  дт t,d.05  дш d,0.05+S,C
    цз J,z,c.1  а a,o.12,u.12,e.15  б b  в v,w.02,u.1,f.1  г g,h.04,G.05  ґ g  ғ G,g.05,q.1  д d,D.08
    е e,i.12,a.12,y.2  ё o,e.05,y+0.0,o  ж Z,J.03,z.15  з z,D.1,s.1  и i,y,e.1  й y,i,0.15  і i,y  ї i,y
    к k,q  қ q,k  л l  м m  н n  ң n+g,0  о o,a.1,u.08  ө o,u.05  п p  р r  с s,T.12,c.1,z.15  т t,T.04
    у u,o.08,w.02,a.15  ў w,u,v.05  ұ u,o.05  ү u,i.1  ф f,v.15,T.15,p.2  х x,h,0.25,~.4  ҳ h,x  һ h,x
    ц c,s.1,z.12,C.12  ч C,c.15,J.2  ҷ J,C.1  ш S,s.15,C.15  щ S+C,t,0  ъ a,o.1,u.1,0.02  ы i,y,u.1,e.1
    ь 0.0,y,i.1  э e,a.05,i.15  ю y,i,0.0+u,o.1  я y,i,0.0+a,e.1  є y,i,0.0+e  ә a,e  дж J,Z.05
    дз c,z,D.1  тс c,s.1  нг n+g,0.05  кс k,g.1+s,z.1  кх x,k.05  гх G,g.05  дх D,d  ђ J,d.1
    ћ C,c.1,t.2  џ J  љ l+y,i,0  њ n+y,i,0  ј y,i,J.1  ѓ g,J,d.2  ќ k,C  ѕ c,z  ей e,a,i.12+y,i,0.02
    эй e,a+y,i,0.02  ай a,i.1+y,i,0.1  ой o+y,i,0.1  ау a,o+w,u,v,0.1  оу o+w,u,0  уэ w,u,v.1,o+e,0.1
    уи w,u,v.1+i,e.1  уа w,u,v.1+a,o.1  уо w,u,v.1+o,a.1  иа i,y,0.1+a  ия i+y,0+a  ие i,y+e,0.1
    ье y,i,0+e,0.1  ьё y,0+o  ья y,i,0+a  ью y,i,0+u  йо y,0+o  эу e,y,i.1+u,o  ийс i+y,0+s
    ий i,y,e.2+y,i,0.0
"""


START = """
    а a,o.12,u.12,e.15,0.5,~.6  е y,e,i.12+e,a.12,0.05  э e,a.05,i.15,h.3,0.5,~.6  и i,y,e.1,0.5,~.6
    о o,a.1,u.08,0.5,~.6  у u,o.08,w.02,v.1,0.5,~.6  й y,i,J.15  х h,x  я y,i,J.1+a,e.1  ю y,i,J.1+u,o.1
    і i,y,0.5  г g,h.04,G.05
"""
"""Where they begin a word."""

END = """
    а a,o.12,e.15,0.45,~.5  о o,a.1,0.45,~.5  е e,i.12,a.12,0.4,~.4  и i,y,e.1,0.4,~.4
"""
"""Where they end a word."""
