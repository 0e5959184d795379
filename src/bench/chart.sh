#!/bin/bash
# Draws a bar chart as SVG on standard output, for light and dark pages. Standard input has a bar a line, divided by
# tabs: "tickets" or another word for the colour, a number of milliseconds, a label without markup.
#   src/bench/chart.sh TITLE
set -euo pipefail
awk -F '\t' -v title="$1" '
    { kind[NR] = $1; value[NR] = $2; label[NR] = $3; if ($2 > most) most = $2 }
    END {
        left = 215; width = 480; step = 24; top = 44
        printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 780 %d\" role=\"img\" aria-label=\"%s\">\n", top + NR * step + 10, title
        print "<style>"
        print "text { font: 13px sans-serif; fill: #1f2328 } .title { font-weight: bold }"
        print ".page { fill: #ffffff } .tickets { fill: #0969da } .other { fill: #8c959f }"
        print "@media (prefers-color-scheme: dark) {"
        print "text { fill: #e6edf3 } .page { fill: #0d1117 } .tickets { fill: #4493f8 } .other { fill: #768390 }"
        print "}"
        print "</style>"
        print "<rect class=\"page\" width=\"100%\" height=\"100%\"/>"
        printf "<text class=\"title\" x=\"12\" y=\"26\">%s</text>\n", title
        for (i = 1; i <= NR; i++) {
            y = top + (i - 1) * step; long = value[i] / most * width
            printf "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", left - 8, y + 14, label[i]
            printf "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\"/>\n", kind[i] == "tickets" ? "tickets" : "other", left, y + 1, long
            printf "<text x=\"%.1f\" y=\"%d\">%s</text>\n", left + long + 6, y + 14, value[i]
        }
        print "</svg>"
    }'
