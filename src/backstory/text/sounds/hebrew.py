"""What Hebrew letters sound like."""

from __future__ import annotations

INSIDE = """
    א 0.05,a.03,e.05,o.1,i.15,u.15  ב b,v.02  ג g  ד d  ה h,0.25  ו o,u,v,w,0.45  וו v,w  ז z  ח x,h
    ט t  י i,y,e.05,0.4  כ k,x.03  ך x,k  ל l  מ m  ם m  נ n  ן n  ס s  ע 0.05,a,e.05,o.1  פ p,f.03  ף f
    צ c,s.1  ץ c,s.1  ק k,q  ר r  ש S,s.05  ת t,T  יי y,i+y,0
"""


END = """
    ה a,e.03,0.05,h.1  א a,e,0.2  י i,y,0.4
"""
"""Where they end a word."""
