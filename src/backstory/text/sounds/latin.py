"""What Latin letters sound like, in any language that a name may come from."""

from __future__ import annotations

INSIDE = """
    qi q,k,C.15,c.2,S.2,g.1+i,y,e.1  ngh n+G,g,k  nkh n+x,k.05  a a,e.1,o.15,0.3
    e e,a.1,i.1,o.25,u.3,0.15  i i,e.1,y,a.25  o o,u.05,a.1,w.2  u u,o.05,a.15,w.05,y.2
    y y,i,e.1,u.25,a.3  á a  à a  â a  ã a,o.1  ä e,a  å o,a  ā a,~.4  ą o,a.05+n,m,0  é e,i.15  è e,a.1
    ê e  ë e  ē e,i,~.4  ě e,y  ę e+n,m,0  í i,~.3  ì i  î i  ï i  ī i,~.4  ó o,u  ò o  ô o  õ o
    ö o,e.05,u.1  ō o,u.05,~.4  ő o,e.05  ø o,e.05,u.1  ú u,~.3  ù u  û u  ü u,i.05,y.05  ū u,~.4  ů u
    ű u,i.05  ý i,y  ı i,u.05,a.15,0.15  æ e,a  œ o,e,u.1  ə a,e  ă a  ĭ i  ŭ u,w
    aa a,'.05,~.1+a,'.05,0  ee i,e,~.3  oo u,o,~.3  ii i,~.3  uu u,~.3  ou u,o.05,w,a.1,~.2
    ie i,e+e,a,y.1,0  ei e,a,i.1+y,i,0.05  ey e,i,a+y,i,0.05  ay a,e+y,i,0.1  ai a,e+y,i,0.05
    au a,o+w,u,0.1  aw a,o+w,u,v,0.1  ow o,a+w,u,v,0.05  eu e,o,a.1+u,y,v.1,w,0.05  ew e,y+u,w,v.05
    oe o,e,u.05  ae a,e+e,a,i,'.05,0  ea i,e,a+a,0  eau o,u.1  oi o,w,u+y,i,a.05,0.1  oy o+y,i,0.1
    ue u,i.1,e.1+e,0  ia i,y+a,e  io i,y,0.1+o,u.1  igh a,i+y,i,0.1  ough o,u,a+w,f.1,0  augh o,a+w,0
    b b,p.3  p p,b.3  f f,v.3  ph f  v v,f.08,w.15,b.25,u.2  w w,v.05,u,0.3  m m  n n  ñ n+y,i,0  ń n
    ň n  ng n+g,k.1,0.1  nk n+k  r r  ř r,Z+Z,S.1,0  l l  ł l,w  d d,D.1  ď d  đ J,d,D.1  ð D,d
    t t,T.15  ť t  ț c,t  ţ c,t  th t,T,s.1,D.05,z.15,f.2  þ T  dh D,d,z.05  k k,q,x.2  q q,k,g.1,x.25
    ck k  g g,G.1,h.2,q.15,J.2,x.2,k.3  gh G,g,0.1,q.1  ğ 0.05,G,g  kh x,k.05,h.1,q.2
    x k,g.1,x.15+s,z.1,0.2  s s,z.08,S.15  z z,s.08,c.1,Z.15  ß s  š S  ş S  ș S  ś S  ž Z,J  ż Z  ź Z
    ç S,s,C  č C  ć C  sh S  zh Z,J.05,z.1  sch S,C.15  tsch C  tch C  dzh J,Z  dsch J  dj J,Z.05  dž J
    dz c,z,J.1  ts c,s.1,C.2  tz c,s.05  ds z,s,c.1  cz C,c  sz S,s,z.15  zs Z  cs C,k+s,0
    rz Z,r+z.05,0  tj C,t.05  xh J  c k,c.1,J.12,s.15,C.15,q  ch C,S.05,k.1,x.05,h.15
    j J,Z.03,y.08,h.12,x.1,i.12  gn n,g+n,y.05,0  gl g,G,0.1+l  h h,0.08,x.08,~.2  dt t  kj k,C,S.1+y,0
    dg J,d+g,0  ght t,x.1+t,0  cc k,C.1,s.15  cch k  qu k,q+w,u,v,0  gu g+w,u,0  sc s,S.1+k,C.1,0
    wh w,h.1  wr r,w.15  tsh C  shch S+C,0  mc m+k  pp p,b.3  tt t  dd d,D  ll l,y.15  ' '.0,0.0
    ’ '.0,0.0  ‘ '.0,0.0  ʿ '.0,0.0  ʾ '.0,0.0  ʻ '.0,0.0  ʼ '.0,0.0  ` '.0,0.0
    ce s,c.1,C.1,k.1,J.2+e,0.05  ci s,C,c.1,k.2,J.2+i  cy s,c.1,C.1+i  cé s+e  cí s+i
    ge J,g,Z.1,h.15,G.1+e,0.1  gi J,g,Z.1,h.15,G.1+i  gy J,g,d.2+i,0.2  gé Z,J,g+e
"""


START = """
    h h,x.08,0.35,~.6  x S,s,z,k.2,h.2,x.2  kn n,k+n,0  ps p,0+s  a a,e.1,o.15,i.3,u.25,0.5,~.6
    e e,i.05,a.1,y,0.5,~.6  i i,y,e.05,a.25,0.5,~.6  o o,u.05,a.1,w.15,0.5,~.6
    u u,o.05,a.15,y.1,w.05,0.5,~.6  eu y,e,o,u+u,v.1,w,0  ou u,w,o,0.5,~.6  gn n,g+n,0
"""
"""Where they begin a word."""

END = """
    e e,a.1,i.1,0.05,~.05  es e,i,0+s,z,0.1  h h,0.03  a a,e.1,o.15,0.5,~.5  i i,e.1,y,0.5,~.5
    o o,u.05,a.1,0.5,~.5  u u,o.05,0.5,~.5  y i,y,e,a.2,0.5,~.5  ea i,e+a,0.2  ia i,y+a,0.3
    eh a,e,i.1,~.1+h,x.08,'.1,0.03  ah a,e.1,~.1+h,x.08,'.1,0.03  ie i,e,~.4  ay e,a,i.1+y,i,0.1
    ey i,e,a.1+y,i,0.05  ee i,e,~.4  er e,a,0.1+r,0.2  ier i,y,e+e,y,0+r,0.05  et e,a+t,0.05
    at a+t,0.12  ot o+t,0.1  s s,z.08,S.15,0.5  ois w,u+a+s,z,0.05  ais e+s,z,0.05  ault o+l,0.05+t,0.05
    aud o,a+u,w,0+d,0.05  eaux o  aux o+k,0+s,0  eux o,e+k,0+s,0  oux u+k,0+s,0  p p,b.2,0.5
    t t,T.15,0.5  ce s,c.1,C.1  ge J,Z,g.1,h.2  gue g  que k  ng n+g,k.1,0.05  mb m+b,p,0.1
    c c,k,C,s.15,J.2  ow o,a,u.1+w,u,v,f.1,0.05  j y,J.05,Z.05,i,C.1,0.3  ich i+C,x,k,S  v v,f,w.1,u.1
    w w,v,u,f.1,0.2  d d,t.15,D.1  b b,p.1  g g,k.1,G.1,J.15,h.1,0.3
"""
"""Where they end a word."""
