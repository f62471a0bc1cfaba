package graph

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/syntax"
)

// wide is an API of many routes, of which a quarter each goes one way.
func wide(t *testing.T, routes int) *model.Model {
	t.Helper()
	var document strings.Builder
	document.WriteString("openapi: 3.0.1\ninfo: {title: \"wide <&>\", version: '1'}\npaths:\n")
	for i := range routes {
		host := [...]string{"orders", "stock", "users", "carts"}[i%4]
		fmt.Fprintf(&document, "  /%s/%d:\n    get:\n      responses: {}\n      x-amazon-apigateway-integration: "+
			"{type: http_proxy, httpMethod: GET, connectionType: VPC_LINK, connectionId: link, uri: 'http://%s.internal:8080/%d'}\n", host, i, host, i)
	}
	return openapi.Load(syntax.Read("wide.yaml", []byte(document.String()), syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
}

func TestManyRoutesOfOneWayAreDrawnAsOne(t *testing.T) {
	for routes, want := range map[int]int{manyRoutes: manyRoutes, 60: 4} {
		kinds := make(map[Kind]int)
		g := Build("wide.yaml", wide(t, routes), nil)
		for _, node := range g.Nodes {
			kinds[node.Kind]++
		}
		if kinds[Route] != want || kinds[Integration] != want || kinds[Link] != 1 {
			t.Errorf("%d routes: %d routes, %d integrations and %d links are drawn", routes, kinds[Route], kinds[Integration], kinds[Link])
		}
	}
	for _, node := range Build("wide.yaml", wide(t, 60), nil).Nodes {
		if node.Kind == Route && (node.Title != "15 routes" || len(node.Lines) != packedLines+1 || node.Lines[packedLines] != "and 7 more") {
			t.Errorf("%s: %q", node.Title, node.Lines)
		}
	}
}

// TestManyPartsOfAnAPI: where each part of an API would have a node of its own
// and these are many, only the way counts.
func TestManyPartsOfAnAPI(t *testing.T) {
	var document strings.Builder
	document.WriteString("openapi: 3.0.1\ninfo: {title: parts, version: '1'}\npaths:\n")
	for i := range 60 {
		fmt.Fprintf(&document, "  /part%d/%d:\n    get:\n      responses: {}\n      x-amazon-apigateway-integration: "+
			"{type: http_proxy, httpMethod: GET, connectionType: VPC_LINK, connectionId: link, uri: 'http://host%d.internal:8080/'}\n", i%20, i, i%3)
	}
	world := openapi.Load(syntax.Read("parts.yaml", []byte(document.String()), syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
	g := Build("parts.yaml", world, nil)
	var titles []string
	for _, node := range g.Nodes {
		if node.Kind == Route {
			titles = append(titles, node.Title)
		}
	}
	if diff := cmp.Diff([]string{"20 routes", "20 routes", "20 routes"}, titles); diff != "" {
		t.Error(diff)
	}
	l := arrange(g)
	if api, middle := l.columns[1][0], l.columns[2][1]; math.Abs(api.middle()-middle.middle()) > 1 {
		t.Errorf("the API stands at %v, the middle of its routes is at %v", api.middle(), middle.middle())
	}
	if labels := g.Nodes[0].labels(); len(labels) != 1 {
		t.Errorf("the client is called %q", labels)
	}
}

// TestFindingsPaintWhatGuards: an edge aside is painted where no way leads to
// the node.
func TestFindingsPaintWhatGuards(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("group: 1\n"), syntax.DefaultLimits())
	balancer, group := &Node{Kind: Balancer}, &Node{Kind: SecurityGroup, extents: []syntax.Span{file.Root.Span}}
	g := &Graph{Nodes: []*Node{balancer, group}, Edges: []*Edge{{From: balancer, To: group, Aside: true}}}
	g.mark([]lint.Finding{{Rule: &lint.Rule{ID: "XYZ001"}, Severity: lint.Error, Span: file.Root.Get("group").Span}})
	if g.Edges[0].Severity != lint.Error {
		t.Error("the edge to the security group is not painted")
	}
}

func TestFindingsPaintTheSmallestThingAndItsWay(t *testing.T) {
	world := wide(t, 2)
	uri := world.Integrations[1].URI
	finding := lint.Finding{Rule: &lint.Rule{ID: "XYZ001"}, Severity: lint.Error, Message: "odd", Span: uri.Where()}
	silenced := finding
	silenced.Silenced, silenced.Span = &lint.Silence{}, world.Integrations[0].URI.Where()
	g := Build("wide.yaml", world, []lint.Finding{finding, silenced})
	painted := 0
	for _, node := range g.Nodes {
		if node.Severity != 0 {
			painted++
			if node.Kind != Integration || len(node.Findings) != 1 || !strings.Contains(node.Lines[0], "/1") {
				t.Errorf("%v is painted", node)
			}
		}
	}
	edges := 0
	for _, edge := range g.Edges {
		if edge.Severity == lint.Error {
			edges++
		}
	}
	if painted != 1 || edges != 1 {
		t.Errorf("%d nodes and %d edges are painted, want 1 and 1", painted, edges)
	}
}

// TestBoxesDoNotOverlap lays out a wide picture.
func TestBoxesDoNotOverlap(t *testing.T) {
	l := arrange(Build("wide.yaml", wide(t, 60), nil))
	for _, column := range l.columns {
		for i := 1; i < len(column); i++ {
			if above := column[i-1]; above.y+above.height > column[i].y {
				t.Errorf("a box at %v reaches into the one at %v", above.y, column[i].y)
			}
		}
	}
	for _, placed := range l.boxes {
		if placed.x+placed.width > l.width || placed.y+placed.height > l.height {
			t.Errorf("%s lies outside the picture", placed.node.Title)
		}
	}
}

func TestSVGIsXML(t *testing.T) {
	var picture bytes.Buffer
	if err := WriteSVG(&picture, []*Graph{Build("wide.yaml", wide(t, 60), nil)}); err != nil {
		t.Fatal(err)
	}
	decoder := xml.NewDecoder(&picture)
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// TestGraphvizReadsDOT asks Graphviz where it is installed.
func TestGraphvizReadsDOT(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("Graphviz is not installed")
	}
	var picture bytes.Buffer
	if err := WriteDOT(&picture, []*Graph{Build("wide \"<&>\\.yaml", wide(t, 60), nil)}); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), dot, "-Tplain")
	command.Stdin = &picture
	output, err := command.CombinedOutput()
	if err != nil || strings.Count(string(output), "\nnode ") != len(Build("", wide(t, 60), nil).Nodes) {
		t.Errorf("%v: %s", err, output)
	}
}
