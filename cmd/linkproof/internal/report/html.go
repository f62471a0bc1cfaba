package report

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/graph"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// pageStyle is that of the page; it follows the colours that people prefer.
const pageStyle = `
:root{color-scheme:light dark;--line:#d0d7de;--mark:#fff8c5;--error:#d32f2f;--warning:#ef6c00;--info:#0969da}
@media(prefers-color-scheme:dark){:root{--line:#30363d;--mark:#3a3000;--error:#ff7b72;--warning:#ffa657;--info:#79c0ff}}
body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:76rem;padding:1rem}
pre{overflow:auto;border:1px solid var(--line);border-radius:6px;padding:.5rem;font:13px/1.45 ui-monospace,Menlo,Consolas,monospace}
mark{background:var(--mark);color:inherit;text-decoration:underline}
article{border-top:1px solid var(--line);padding:.5rem 0}h2{font-size:1rem;margin:.3rem 0}
h2 a{color:inherit}.error{color:var(--error)}.warning{color:var(--warning)}.info{color:var(--info)}
.pictures{overflow:auto;max-height:85vh;width:max-content;max-width:calc(100vw - 3rem);position:relative;left:50%;transform:translateX(-50%);border:1px solid var(--line);border-radius:6px;margin:1rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.3rem 0}dt{opacity:.7}dd{margin:0}
form{position:sticky;top:0;background:Canvas;padding:.5rem 0;display:flex;gap:.5rem;flex-wrap:wrap}
`

// pageScript hides the findings that the filters leave out. The fragment of the
// address may hold filters: #rule=TLS001&file=api.yaml.
const pageScript = `
const form=document.forms[0],all=[...document.querySelectorAll("article")];
const filter=()=>{const v=n=>form.elements[n].value,t=v("text").toLowerCase();let n=0;
for(const a of all){const on=["rule","file","severity"].every(k=>!v(k)||a.dataset[k]===v(k))&&(!t||a.textContent.toLowerCase().includes(t));
a.hidden=!on;n+=on}document.getElementById("shown").textContent=n+" shown"};
form.addEventListener("input",filter);form.addEventListener("submit",e=>e.preventDefault());
for(const [k,v] of new URLSearchParams(location.hash.slice(1)))if(form.elements[k])form.elements[k].value=v;
filter();
`

// page writes a report as one page that needs no network.
type page struct{ *bufio.Writer }

// print writes a text of HTML whose values are escaped. The buffer keeps the
// first error for the end.
func (p page) print(format string, values ...string) {
	escaped := make([]any, len(values))
	for i, value := range values {
		escaped[i] = html.EscapeString(Escape(value))
	}
	_, _ = fmt.Fprintf(p, format, escaped...)
}

func writeHTML(w io.Writer, r *Report, _ Options) error {
	p := page{bufio.NewWriter(w)}
	p.print("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n")
	p.print("<title>linkproof: %s</title>\n<style>", Number(len(r.Findings), "finding"))
	_, _ = p.WriteString(pageStyle)
	p.print("</style>\n<h1>linkproof</h1>\n<p>%s</p>\n", summaryOf(r))
	if len(r.Pictures) > 0 {
		p.print("<section class=\"pictures\">\n")
		if err := graph.WriteSVG(p, r.Pictures); err != nil {
			return err
		}
		p.print("</section>\n<p>Red: errors, orange: warnings; the mouse on a box shows them.</p>\n")
	}
	p.filters(r)
	for i := range r.Findings {
		p.finding(&r.Findings[i])
	}
	for _, skipped := range r.Skipped {
		p.print("<p>skipped %s: %s</p>\n", skipped.File, skipped.Reason)
	}
	p.print("<script>")
	_, _ = p.WriteString(pageScript)
	p.print("</script>\n</html>\n")
	return flush(p.Writer)
}

// summaryOf tells how much was found in how many files.
func summaryOf(r *Report) string {
	if len(r.Findings) == 0 {
		return "no findings in " + Number(r.Files, "file")
	}
	plain := func(_ lint.Severity, words string) string { return words }
	return Number(len(r.Findings), "finding") + " (" + bySeverity(r, plain) + ") in " + filesWith(r)
}

// filters writes the form by which people choose what they see.
func (p page) filters(r *Report) {
	var rules, files, severities []string
	for i := range r.Findings {
		f := &r.Findings[i]
		rules, files, severities = append(rules, f.Rule.ID), append(files, fileName(f.Span)), append(severities, f.Severity.String())
	}
	p.print("<form>\n")
	p.choice("rule", rules)
	p.choice("file", files)
	p.choice("severity", severities)
	p.print("<input name=\"text\" type=\"search\" placeholder=\"text\" aria-label=\"text\">\n<output id=\"shown\">%s</output>\n</form>\n", fmt.Sprintf("%d shown", len(r.Findings)))
}

func (p page) choice(name string, values []string) {
	slices.Sort(values)
	p.print("<select name=\"%s\" aria-label=\"%s\"><option value=\"\">every %s</option>", name, name, name)
	for _, value := range slices.Compact(values) {
		p.print("<option>%s</option>", value)
	}
	p.print("</select>\n")
}

func (p page) finding(f *lint.Finding) {
	p.print("<article data-rule=\"%s\" data-file=\"%s\" data-severity=\"%s\">\n", f.Rule.ID, fileName(f.Span), f.Severity.String())
	p.print("<h2><a class=\"%s\" href=\"%s\">%s %s</a> %s</h2>\n", f.Severity.String(), fmt.Sprintf(rulePage, f.Rule.ID), f.Severity.String(), f.Rule.ID, f.Message)
	p.frame(f.Span)
	p.print("<dl>\n")
	for _, related := range f.Related {
		p.entry("note", place(related.Span)+related.Message)
	}
	p.entry("symptom", f.Symptom)
	for _, condition := range f.When {
		p.entry("when", condition)
	}
	p.entry("construct", f.Construct)
	if f.Proof != nil {
		p.entry("proof", proofOf(f.Proof))
	}
	p.entry("fix", fixOf(f))
	p.print("</dl>\n</article>\n")
}

func (p page) entry(name, text string) {
	if text != "" {
		p.print("<dt>%s</dt><dd>%s</dd>\n", name, text)
	}
}

// around is how many lines a frame shows before and after the place.
const around = 2

// frame shows the lines around a place.
func (p page) frame(span syntax.Span) {
	if span.IsZero() {
		return
	}
	p.print("<div>%s</div>\n<pre>", Place(span))
	from := span.From().Line
	for line := max(1, from-around); line <= from+around; line++ {
		text := span.File.Line(line)
		if line == from {
			p.print("%s  %s", fmt.Sprintf("%5d", line), "")
			p.marked(span)
			continue
		}
		if line < from || text != "" {
			p.print("%s  %s\n", fmt.Sprintf("%5d", line), strings.ReplaceAll(head(text, maxCells), "\t", "    "))
		}
	}
	p.print("</pre>\n")
}

// marked writes the line of a place with the place marked.
func (p page) marked(span syntax.Span) {
	from, to := span.From(), span.To()
	source := []rune(strings.ToValidUTF8(span.File.Line(from.Line), "\uFFFD"))
	start := min(from.Column-1, len(source))
	end := len(source)
	if to.Line == from.Line {
		end = min(max(to.Column-1, start), len(source))
	}
	before, marked, after := clip(source, start, trimRight(source, start, end))
	p.print("%s<mark>%s</mark>%s\n", before, marked, after)
}
