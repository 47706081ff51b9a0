"""What Arabic and Persian letters sound like, and what foreign sounds they are used for."""

from __future__ import annotations

INSIDE = """
    الله a+l+a,0.0+h,0.1  لله l+a,0.0+h,0.1  ا a,e.08,o.15,u.3,i.3,0.55  أ a,e.05,o.1,u.1,0.3
    إ i,e,a.1,0.4  آ a,0.5  ٱ a,0.3  ب b,p.02,v.15  پ p  ت t,d.3  ة a,e.05,t.12,0.45  ث T,t.08,s.1
    ج J,Z.04,g.05,C.2,y.25  چ C,S.2  ح h,x.08,0.35  خ x,k.1,h.08  د d,t.3  ذ D,d.08,z.06  ر r
    ز z,s.12,c.2  ژ Z,J.1,z.2  س s,z.12,c.08,T.2  ش S,C.08,s.25,Z.2  ص s.02,c.12,z.2  ض d,D.06,z.08
    ط t.01,T.2  ظ z,D,d.08  ع '.0,a.02,e.06,o.06,u.06,i.06,0.2  غ G,g.03,q.15,r.35  ف f,v.02,p.15  ڤ v
    ق q,k.03,g.05  ك k,g.1,q.1,x.2,C.3  ک k  گ g  ل l  م m  ن n  ه h,0.35  و u,o.02,w,v.12,0.55
    ؤ o,u,w,0.2  ى a,i.1,e.1,0.3  ي i,e.05,y,a.2,0.5  ئ i,e,y,a.15,0.15  ء '.0,a.1,0.05
    ی i,e.05,y,a.2,0.5  تش C,S.15,c.2,t.4  وو u,w,o  يي i,y+y,i,e,0.05  او a,o.05+w,u,o,v.15,0.2
    اي a,e.05+y,i,e,0.15  يو y,i,0.2+u,o,w  يا i,y+a,e  وا w,u,o.1,v.1+a,o.1,e.15  وي w,u,o.1,v.1+i,y,e
    كس k+s,z.1  نغ n+g,0.05  نج n+g,J,0.1  دج J,Z,d+J,0.05  دز c,z,d+z,0.1  تس c,s.1,t+s,0.1
    تز t,0.05+z,c,s.1
"""


START = """
    ا a,e.03,i.03,o.05,u.05,0.4  أ a,e.05,o.05,u.03,i.1,0.5  إ i,e,a.1,0.5  آ a,0.6  ٱ a
    أو o,u,a.1+w,v.1,0  او o,u,a+w,v.1,0  اي i,e,a.1+y,0  إي i,e,y+y,0  أي a,e,i+y,i,0.1  ه h,0.4
    ح h,x.08,0.5  ع a,e.03,o.03,u.03,i.03,'.0,0.5  و w,v.08,u.05,o.05  ي y,i,J.12
"""
"""Where they begin a word."""

END = """
    اة a+t,0.02  اه a+h,t.1,0.05  ه h,a.03,e.03,0.3  ا a,e.1,o.15,0.4  ي i,y,e.03,a.3,0.5
    و u,o,w.05,v.1,0.5  ى a,i.08,e.1,0.3  ية i,y+y,0+a,e  يا i,y+a,e.1  اء a,0.4  ئ i,e,y
"""
"""Where they end a word."""
