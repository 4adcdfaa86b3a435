/** The page's looks: light and dark by the reader's choice, one column on a phone, black on white on paper. */

export const style = `
:root{color-scheme:light dark;
--ground:light-dark(#fbfbf9,#15171a);--card:light-dark(#ffffff,#1d2024);--ink:light-dark(#1c1f23,#e8e6e1);
--soft:light-dark(#565b63,#a9aeb6);--edge:light-dark(#d9d9d3,#363b42);--link:light-dark(#0b57a4,#8cbcf5);
--successor:light-dark(#0f7b5f,#3fbf97);--legacy:light-dark(#b3441e,#f08a5d);--safe:light-dark(#0f7b5f,#3fbf97);
--review:light-dark(#a36a00,#e0ae4a);--manual:light-dark(#8436a8,#c990e8);--track:light-dark(#ecebe6,#2a2e34)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1{font-size:clamp(1.5rem,4vw,2.1rem);line-height:1.2;margin:0 0 .5rem;letter-spacing:-.01em}
h2{font-size:1.25rem;margin:2.5rem 0 .75rem}
h3{font-size:1rem;margin:1.5rem 0 .5rem;font-weight:600}
p{margin:.4rem 0;max-width:46rem}
a{color:var(--link)}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.soft,footer{color:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0;padding:0;list-style:none}
.figures li{background:var(--card);border:1px solid var(--edge);border-radius:.6rem;padding:.8rem 1rem}
.figures b{display:block;font-size:1.8rem;line-height:1.15;font-weight:650;font-variant-numeric:tabular-nums}
.figures span{color:var(--soft);font-size:.9rem}
.key{display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;margin:.6rem 0;padding:0;list-style:none;font-size:.9rem;color:var(--soft)}
.key li::before{content:"";display:inline-block;width:.8rem;height:.8rem;border-radius:.2rem;margin-right:.45rem;vertical-align:-.08rem;background:var(--kind)}
.k-successor{--kind:var(--successor)}.k-legacy{--kind:var(--legacy)}.k-safe{--kind:var(--safe)}.k-review{--kind:var(--review)}.k-manual{--kind:var(--manual)}.k-units{--kind:var(--soft)}
svg{display:block;width:100%}
.bar{height:.75rem;border-radius:.25rem;min-width:6rem}
.wide .bar{height:1.4rem;border-radius:.4rem}
rect.track{fill:var(--track)}rect.successor{fill:var(--successor)}rect.legacy{fill:var(--legacy)}rect.safe{fill:var(--safe)}rect.review{fill:var(--review)}rect.manual{fill:var(--manual)}
.trend{max-width:46rem;font-size:12px}
.trend text{fill:var(--soft)}.trend line.grid{stroke:var(--edge)}
polyline{fill:none;stroke-width:2.5;stroke-linejoin:round}
polyline.legacy{stroke:var(--legacy)}polyline.successor{stroke:var(--successor)}polyline.units{stroke:var(--soft);stroke-dasharray:5 4}
circle.legacy{fill:var(--legacy)}circle.successor{fill:var(--successor)}circle.units{fill:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{padding:.4rem .6rem;text-align:right;font-variant-numeric:tabular-nums;border-bottom:1px solid var(--edge);overflow-wrap:normal}
th:first-child,td:first-child{text-align:left;padding-left:0;overflow-wrap:anywhere;min-width:8rem}
td.chart,th.chart{width:34%;min-width:7rem}
thead th{color:var(--soft);font-weight:500;white-space:nowrap}
tbody th{font-weight:400}
.tasks{list-style:none;margin:0;padding:0}
.tasks>li{background:var(--card);border:1px solid var(--edge);border-left:.3rem solid var(--kind,var(--manual));border-radius:.4rem;padding:.6rem .9rem;margin:.5rem 0;break-inside:avoid}
.tasks ul{margin:.3rem 0 0;padding-left:1.1rem}
.level{font-size:.8rem;border:1px solid currentColor;border-radius:.9rem;padding:0 .5rem;white-space:nowrap}
.level.error{color:var(--legacy)}.level.warning{color:var(--review)}.level.info{color:var(--soft)}
.plain{padding-left:1.1rem}
footer{padding-top:1rem;padding-bottom:3rem;font-size:.9rem;margin-top:2.5rem;border-top:1px solid var(--edge)}
@media (max-width:40rem){main,header,footer{padding-left:1rem;padding-right:1rem}td.chart,th.chart{display:none}th,td{padding:.4rem .2rem}table{font-size:.85rem}thead th{white-space:normal;vertical-align:bottom}th:first-child,td:first-child{min-width:6rem}header{padding-top:1.5rem}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:10pt}main,header,footer{max-width:none;padding:0}a{color:inherit;text-decoration:none}.figures li,.tasks>li{border-color:#999}h2,h3{break-after:avoid}tr{break-inside:avoid}svg,.key li::before,.tasks>li{-webkit-print-color-adjust:exact;print-color-adjust:exact}.scroll{overflow:visible}}
`
