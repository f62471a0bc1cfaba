package vtl

import (
	"errors"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// TestRules has what API Gateway does otherwise than Velocity: recorded on AWS
// or documented.
func TestRules(t *testing.T) {
	body, err := jsonvalue.Parse([]byte(`{"a": 1, "b": "x", "list": [{"nested": "bar"}, 249.90], "none": null, "empty": []}`))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"$body":                                           "{a=1, b=x, list=[{\"nested\":\"bar\"},249.90], none=null, empty=[]}",
		"$body.list":                                      `[{"nested":"bar"},249.90]`,
		"$body.list[0]":                                   "{nested=bar}",
		"$body.list[1]":                                   "249.90",
		"$body.list.size() $body.list.x":                  "2 ",
		"[$nope][$body.none][${body.x.y}]":                "[][][]",
		`#if($nope == "")y#{else}n#end`:                   "y",
		`#if($nope != '')y#{else}n#end`:                   "n",
		"#if($nope == $null)y#end":                        "y",
		`#if($body.empty == "")y#{else}n#end`:             "n",
		"$body.empty":                                     "[]",
		`#set($body.c = 2)$body.c`:                        "2",
		`#set($x = $body.list.add({"k": [1]}))$body.list`: `[{"nested":"bar"},249.90,{"k":[1]}]`,
		"#set($sum = $body.a + 1)$sum":                    "2",
		"$host.name $host.call('x') $host.no":             "N x ",
	} {
		template, err := Parse(text)
		if err != nil {
			t.Error(err)
			continue
		}
		value, err := jsonvalue.Parse([]byte(jsonvalue.Print(body)))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := template.Render(map[string]any{"body": value, "host": host{}}); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", text, got, err, want)
		}
	}
}

// host is a value of the world around a template.
type host struct{}

func (host) Property(name string) any {
	if name == "name" {
		return "N"
	}
	return nil
}

func (host) Call(_ string, args []any) (any, error) { return args[0], nil }

// TestFaults points at what stops a template.
func TestFaults(t *testing.T) {
	for text, place := range map[string][2]int{
		"a\n#if($x)\nb":                       {2, 1},
		"a\n  #end":                           {2, 3},
		"#set($x = )":                         {1, 11},
		"{\n \"a\": $input.path('$.x'\n}":     {3, 1},
		"#foreach($i of $list)#end":           {1, 13},
		"x #set($x = \"a\n$y.z(1\")":          {2, 5},
		"\n\n$list.get(9)":                    {3, 6},
		"#set($a = [1..99999999])":            {1, 11},
		"#macro(m)#m()#end#m()":               {1, 10},
		"#define($d)$d#end$d":                 {1, 12},
		"#set($x = \"$list.get(9)\")":         {1, 17},
		strings.Repeat("#if(1)", 200):         {1, 383},
		"#set($x=" + strings.Repeat("(", 500): {1, 72},
		strings.Repeat("x", MaxLength+1):      {1, MaxLength + 1},
	} {
		template, err := Parse(text)
		if err == nil {
			_, err = template.Render(map[string]any{"list": &List{}})
		}
		wrong, ok := errors.AsType[*Error](err)
		if !ok || wrong.Line != place[0] || wrong.Column != place[1] {
			t.Errorf("%.40q: %v, want a fault at %v", text, err, place)
		}
	}
}

// TestLoopsEnd goes round as often as API Gateway does and no further.
func TestLoopsEnd(t *testing.T) {
	template, err := Parse("#foreach($i in [1..5000])#set($last = $i)#end$last")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := template.Render(nil); err != nil || got != "1000" {
		t.Errorf("the last of 5000 is %s, %v", got, err)
	}
	for _, text := range []string{
		"#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])x#end#end#end",
		"#set($s = 'xxxxxxxx')#foreach($i in [1..1000])#set($s = $s + $s)#end$s.length()",
		"#set($l = [1])#foreach($i in [1..1000])#set($x = $l.addAll($l))#end$l.size()",
		"#set($m = {})#set($m.self = $m)$m",
		"#set($l = [1])#set($x = $l.add($l))$l#set($k = [$l])#if($l == $k)y#end",
		"#set($l = [])#foreach($i in [1..1000])#set($l = [$l, $l])#end$l",
		"#set($l = [])#set($k = [])#foreach($i in [1..1000])#set($l = [$l, $l])#set($k = [$k, $k])#end#if($l == $k)y#end",
		"#set($n = 9999999999)#foreach($i in [1..1000])#set($n = $n * $n)#end$n",
	} {
		template, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := template.Render(nil); len(got) > maxOutput {
			t.Errorf("%s makes %d bytes, %v", text, len(got), err)
		}
	}
}

// FuzzRender wants every template refused with a place in it, or rendered to an
// end.
func FuzzRender(f *testing.F) {
	for _, text := range []string{
		`#set($a = {"k": [1..3]})#foreach($i in $a.k)$i#if($foreach.hasNext),#end#end`, `$text.replaceAll("(l)", "$1")${list[0]}`,
		"#macro(m $x)$x#end#m('a')#define($d)x#end$d #[[ raw ]]# ## end", `\$text \\$no "#if(!$yes && 1 < 2)$n#{else}z#end"`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		template, err := Parse(text)
		if err == nil {
			r := newRendering(template, variables())
			_, err = r.all(template.nodes)
			if most := maxSteps + 4*maxOutput/sizeOfStep; r.steps > most || len(r.out) > maxOutput {
				t.Errorf("%q: %d steps, %d bytes", text, r.steps, len(r.out))
			}
		}
		if wrong, ok := errors.AsType[*Error](err); err != nil && (!ok || wrong.Offset < 0 || wrong.Offset > len(text) || wrong.Line < 1 || wrong.Column < 1) {
			t.Errorf("%q: %v", text, err)
		}
	})
}
