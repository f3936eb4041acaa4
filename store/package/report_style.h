// The look of report.html: paper, ink, one amber light. Colours and their contrast are those of the screens; what is
// printed keeps its fills.
#pragma once

#include <string_view>

namespace store {

inline constexpr std::string_view report_style = R"css(
:root{--paper:#F7F3EB;--surface:#FFFDF8;--ink:#1F2540;--ink2:#3F4662;--line:#DDD5C6;--edge:#7F7A8C;
--bar:#6F7BB0;--pale:#EFF0F7;--lamp:#F2B346;--lamp50:#FFF5DF;--lamp700:#A26A0E;--dusk:#222A4E}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;background:var(--paper);color:var(--ink);
font:17px/1.5 Lato,"Segoe UI","Helvetica Neue",Arial,sans-serif}
main,header,footer{max-width:820px;margin:0 auto;padding:0 32px}
header{padding-top:36px;padding-bottom:8px;display:flex;gap:28px;align-items:flex-start}
header svg{flex:none;width:64px;height:104px;margin-top:-36px}
h1,h2,.big{font-family:Vollkorn,Georgia,"Times New Roman",serif;font-weight:600;line-height:1.15;margin:0}
h1{font-size:38px}
section>p:last-child{margin-bottom:0}
h2{font-size:26px;margin-bottom:6px}
h3{font-size:18px;margin:0;font-weight:700}
p{margin:0 0 10px;max-width:66ch}
.lead{font-size:20px;color:var(--ink2);margin:6px 0 0}
section{background:var(--surface);border:1.5px solid var(--line);border-radius:20px;padding:24px 30px 22px;margin:20px 0}
.note{color:var(--ink2)}
.split{display:flex;align-items:center;gap:32px;margin-top:8px}
.count{flex:none;min-width:168px;text-align:center;border-right:1.5px solid var(--line);padding-right:28px}
.big{font-size:72px;display:block;font-variant-numeric:lining-nums}
table{border-collapse:collapse;width:100%}
caption{text-align:left}
th{font-weight:400;text-align:left}
.reasons th{padding:5px 14px 5px 0;white-space:nowrap;color:var(--ink2);width:1%}
.reasons td{padding:5px 0}
.reasons .n{width:76px;padding-left:14px;font-weight:700;font-variant-numeric:lining-nums tabular-nums}
.reasons svg{display:block;width:100%;height:22px}
.n.few,.n.kept{font-weight:400;color:var(--ink2)}
figure{margin:18px 0 0;padding-top:16px;border-top:1.5px solid var(--line)}
figure:first-of-type{border-top:0;padding-top:4px;margin-top:6px}
figcaption{display:flex;justify-content:space-between;align-items:baseline;gap:16px;margin-bottom:4px}
figcaption span{color:var(--ink2)}
figure svg{display:block;width:100%;height:86px}
.fifths{table-layout:fixed}
.fifths thead{display:table-footer-group}
.fifths th,.fifths td{text-align:center;padding:2px 6px}
.fifths td{font-weight:700;font-size:19px;font-variant-numeric:lining-nums;padding-top:6px}
.fifths td.few,.fifths td.kept{font-weight:400;color:var(--ink2)}
.fifths th{color:var(--ink2);font-size:15px;line-height:1.25;vertical-align:top}
.hidden{background:var(--lamp50);border-color:#E7CF9C}
dl{margin:10px 0 0;display:grid;grid-template-columns:max-content 1fr;gap:6px 20px}
dt{font-weight:700}
dd{margin:0;color:var(--ink2)}
footer{padding-top:4px;padding-bottom:40px;color:var(--ink2);font-size:15px}
@media (max-width:640px){.split{display:block}.count{width:auto;border:0;padding:0 0 12px;text-align:left}}
@page{margin:14mm 15mm}
@media print{body{background:#fff;font-size:11pt}main,header,footer{max-width:none;padding-left:0;padding-right:0}
header{padding-top:30px}section{break-inside:avoid;margin:14px 0;padding:18px 24px}
.second{break-before:page}figure{break-inside:avoid}footer{padding-bottom:0}}
)css";

/// The lantern that hangs on every screen. Decoration: hidden from screen readers.
inline constexpr std::string_view report_lantern = R"svg(<svg viewBox="0 0 64 104" aria-hidden="true">
<defs><radialGradient id="halo"><stop offset="0" stop-color="#FFDF9E" stop-opacity=".9"/>
<stop offset=".5" stop-color="#F9C766" stop-opacity=".35"/><stop offset="1" stop-color="#F7BE5C" stop-opacity="0"/>
</radialGradient></defs><circle cx="32" cy="70" r="32" fill="url(#halo)"/>
<path d="M32 0V42" stroke="#2B3157" stroke-width="2.5"/><path d="M20 54L32 42L44 54Z" fill="#2B3157"/>
<rect x="21" y="54" width="22" height="32" rx="3" fill="#FBD58C" stroke="#2B3157" stroke-width="3"/>
<path d="M32 61C37 67 37.500 71 36 74A4.600 4.600 0 0 1 28 74C26.500 71 27 67 32 61Z" fill="#D98F22"/>
<rect x="18" y="85" width="28" height="5" rx="2.500" fill="#2B3157"/></svg>)svg";

} // namespace store
