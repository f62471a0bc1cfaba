//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// built builds the program as a release does.
func built(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "linkproof")
	build := exec.CommandContext(b.Context(), "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, output)
	}
	return program
}

// processes are what runs of the program took.
type processes struct {
	cpu  []time.Duration
	most int64 // memory in bytes
}

// run runs the program, which may exit with 1 for what it found.
func (p *processes) run(b *testing.B, environment []string, program string, args ...string) {
	b.Helper()
	command := exec.CommandContext(b.Context(), program, args...)
	command.Env = append(os.Environ(), environment...)
	if err := command.Run(); command.ProcessState == nil || command.ProcessState.ExitCode() > 1 {
		b.Fatalf("%v: %v", args, err)
	}
	p.cpu = append(p.cpu, command.ProcessState.UserTime()+command.ProcessState.SystemTime())
	if usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		p.most = max(p.most, usage.Maxrss<<10)
	}
}

func (p *processes) report(b *testing.B) {
	b.Helper()
	slices.Sort(p.cpu)
	b.ReportMetric(float64(p.cpu[len(p.cpu)/2].Microseconds())/1000, "cpu-ms")
	b.ReportMetric(float64(p.most)/1e6, "MB")
}

// BenchmarkCold runs the program anew for one file each: cpu-ms is the median
// of its processor time, MB the most memory that it had. The last is what the
// pre-commit hook costs where a commit touches nothing of ours.
func BenchmarkCold(b *testing.B) {
	program := built(b)
	folder := b.TempDir()
	other, script := filepath.Join(folder, "other.yaml"), filepath.Join(folder, "build.sh")
	for path, text := range map[string]string{other: "services:\n  web: {image: shop}\n", script: "#!/bin/sh\nmake all\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for _, kind := range []struct {
		name  string
		paths []string
	}{
		{"a small template", []string{filepath.Join(quickstart, "shop-http-api.yaml")}},
		{"a file of others", []string{other}},
		{"a commit of others", []string{other, script, "../../README.md"}},
	} {
		b.Run(kind.name, func(b *testing.B) {
			var p processes
			for b.Loop() {
				p.run(b, nil, program, append([]string{"lint", "--no-config"}, kind.paths...)...)
			}
			p.report(b)
		})
	}
}

// BenchmarkMany lints 10,000 files, those of LINKPROOF_CORPUS again and again,
// on one and two processors, with the garbage collector held off as the
// program does and without.
func BenchmarkMany(b *testing.B) {
	root := os.Getenv("LINKPROOF_CORPUS")
	if root == "" {
		b.Skip("LINKPROOF_CORPUS names no folder")
	}
	program := built(b)
	for _, count := range []int{1000, 10_000} {
		folder := b.TempDir()
		repeat(b, folder, files(b, root), count)
		for _, processors := range []int{1, 2} {
			for _, collector := range []string{"held off", "100"} {
				name := strconv.Itoa(count) + " files on " + strconv.Itoa(processors) + ", collector " + collector
				environment := []string{"GOMAXPROCS=" + strconv.Itoa(processors)}
				if collector != "held off" {
					environment = append(environment, "GOGC="+collector)
				}
				b.Run(name, func(b *testing.B) {
					if processors > runtime.NumCPU() {
						b.Skip("there are fewer processors")
					}
					var p processes
					for b.Loop() {
						p.run(b, environment, program, "lint", "--no-config", "--format", "json", folder)
					}
					p.report(b)
					b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "files/s")
				})
			}
		}
	}
}

// repeat copies files into folders of a folder until there are so many.
func repeat(b *testing.B, folder string, paths []string, count int) {
	b.Helper()
	for i := range count {
		path := paths[i%len(paths)]
		copied := filepath.Join(folder, strconv.Itoa(i/len(paths)), filepath.Base(filepath.Dir(path)), filepath.Base(path))
		if err := os.MkdirAll(filepath.Dir(copied), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.Link(path, copied); err != nil && !os.IsExist(err) {
			src, err := os.ReadFile(path)
			if err == nil {
				err = os.WriteFile(copied, src, 0o600)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkLarge lints a template with 500 resources and 200 routes in 1 MB and
// an OpenAPI document of 5 MB, and each at a tenth of that.
func BenchmarkLarge(b *testing.B) {
	filler := strings.Repeat("# what people write above a resource\n", 122)
	for _, kind := range []struct {
		name, file, head string
		units            int
		write            func(out *strings.Builder, number int)
	}{
		{"template of 1 MB", "large.yaml", httpHead, 200, func(out *strings.Builder, number int) {
			out.WriteString(filler)
			routeUnit(out, number)
		}},
		{"OpenAPI document of 5 MB", "large-openapi.yaml", "openapi: 3.0.1\ninfo: {title: shop, version: '1'}\npaths:\n", 11_000, operationUnit},
	} {
		for _, part := range []int{10, 1} {
			b.Run(kind.name+" over "+strconv.Itoa(part), func(b *testing.B) {
				var text strings.Builder
				text.WriteString(kind.head)
				for i := range kind.units / part {
					kind.write(&text, i)
				}
				path := filepath.Join(b.TempDir(), kind.file)
				if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
					b.Fatal(err)
				}
				lintAll(b, []string{path})
				b.ReportMetric(float64(text.Len())/1e6, "MB-of-text")
			})
		}
	}
}

// routeUnit is a route with its integration; every second one has a target
// group of its own.
func routeUnit(b *strings.Builder, number int) {
	if number%2 == 0 {
		httpUnit(b, number)
		return
	}
	b.WriteString(strings.NewReplacer("NUMBER", strconv.Itoa(number), "BEFORE", strconv.Itoa(number-1)).Replace(`  IntegrationNUMBER:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: !Ref Api, IntegrationType: HTTP_PROXY, IntegrationMethod: ANY, ConnectionType: VPC_LINK, ConnectionId: !Ref Link, PayloadFormatVersion: "1.0", IntegrationUri: !Ref ListenerBEFORE}
  RouteNUMBER:
    Type: AWS::ApiGatewayV2::Route
    Properties: {ApiId: !Ref Api, RouteKey: "GET /itemsNUMBER", Target: !Sub "integrations/${IntegrationNUMBER}"}
`))
}

// BenchmarkConditions lints a template with so many conditions that do not
// depend on each other, each of which decides about an integration.
func BenchmarkConditions(b *testing.B) {
	for _, count := range []int{1, 5, 12, 24} {
		b.Run(strconv.Itoa(count), func(b *testing.B) {
			var parameters, conditions, resources strings.Builder
			for i := range count {
				number := strconv.Itoa(i)
				parameters.WriteString("  P" + number + ": {Type: String}\n")
				conditions.WriteString("  C" + number + ": !Equals [!Ref P" + number + ", 'yes']\n")
				httpUnit(&resources, i)
				resources.WriteString("  Made" + number + ":\n    Type: AWS::ApiGatewayV2::Integration\n    Condition: C" + number +
					"\n    Properties: {ApiId: !Ref Api, IntegrationType: HTTP_PROXY, IntegrationUri: !If [C" + number + ", 'https://a.example.com', 'https://b.example.com']}\n")
			}
			path := filepath.Join(b.TempDir(), "template.yaml")
			text := "Parameters:\n" + parameters.String() + "Conditions:\n" + conditions.String() + httpHead + resources.String()
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				b.Fatal(err)
			}
			lintAll(b, []string{path})
		})
	}
}
