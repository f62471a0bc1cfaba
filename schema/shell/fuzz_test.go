package shell_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/shell"
	"github.com/linkproof/linkproof/schema/syntax"
)

// FuzzLoad follows any text as a script and as a page: nothing panics, there is
// one world, and every place lies within the file.
func FuzzLoad(f *testing.F) {
	// Short seeds: the engine spends its time on making long ones shorter.
	for _, src := range []string{
		"A=$(aws apigatewayv2 create-api --name a --query ApiId --output text)\naws apigatewayv2 create-integration --api-id $A --integration-uri a?b=c&d=e\n  --timeout-in-millis 9\n",
		"aws apigateway put-integration --uri \"${stageVariables.a}/<b>\" --request-parameters '{\"a\":\"b\"}' --connection-id=$B\\\n --patch-operations op=replace,path=/a/b,value='c'\n",
		"f() { aws elbv2 create-listener --port ${1:-80} --default-actions Type=forward,A=[b,{c=d}] \"$@\"; }; for i in a b; do f $i; done\n",
		"cat > a.json <<EOF\n{\"a\": \"$B\"}\nEOF\naws apigateway update-stage --cli-input-json file://a.json --patch-operations file://a.json\n",
		"if [ -z \"$A\" ]; then B=(a b); else exit; fi; aws ecs create-service --service-registries registryArn=${B[@]} | jq -r .service\n",
		"aws elbv2 modify-load-balancer-attributes --load-balancer-arn \"$(aws elbv2 create-load-balancer --query LoadBalancerArn)\" --no-attributes --attributes\n",
		"aws ec2 authorize-security-group-ingress --group-id \"$(aws ec2 create-security-group --query GroupId)\" --port 80 --cidr 10.0.0.0/8\n",
		"aws apigateway create-resource --parent-id $'\\x41' --path-part 'a\nfoo ) bar\naws apigateway create-vpc-link --name “a”\n",
		"f() { f; f; }; f; aws ec2 x --tags a={b=[c,{d=e}]},'f=g' \"${X:=$(aws ecs list-services --query 'x[0')}\" <<E\n${context.x}\nE\n",
		"#!/bin/zsh\naws apigateway create-vpc-link --target-arns $=A $~B\n",
		"aws apigateway&0\xcd0", // the parser gives its fault twice
		"text\n```\n$ aws apigateway get-vpc-links\n{}\n```\n~~~bash\naws apigateway create-vpc-link --name a\n  --target-arns b\n~~~",
		"```sh\nf() { aws apigateway create-vpc-link --name \"$1\"; }\n```\n```sh\nf a\n```\n",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, name := range []string{"script.sh", "page.md", "script.zsh"} {
			file := &syntax.File{Name: name, Src: []byte(src)}
			if len(src) > 1<<14 || !shell.Recognizes(name, file.Src) {
				continue
			}
			set := shell.Load(file, model.Given{}, nil)
			if len(set.Worlds) == 0 {
				t.Fatal("there is no world")
			}
			for _, world := range set.Worlds {
				inside(t, file, world)
			}
			for _, assumption := range set.Assumptions {
				if len(set.Without(assumption)) == 0 {
					t.Errorf("there is no world without %s", assumption)
				}
			}
		}
	})
}

func inside(t *testing.T, file *syntax.File, world *model.Model) {
	t.Helper()
	for _, problem := range file.Problems {
		within(t, file, problem.Span)
	}
	for _, comment := range file.Comments {
		within(t, file, comment.Span)
	}
	for _, command := range world.Commands {
		within(t, file, command.Span)
		within(t, file, command.Where())
		for _, option := range command.Options {
			within(t, file, option.At)
		}
		for _, word := range append(command.Words, command.Stray...) {
			within(t, file, word.Where())
			for _, run := range word.Runs {
				within(t, file, run.Span)
				if run.Span.Text() != run.Written {
					t.Errorf("a run says %q where the file says %q", run.Written, run.Span.Text())
				}
			}
		}
	}
	for _, in := range world.Integrations {
		within(t, file, in.Where())
		within(t, file, in.URI.Where())
		within(t, file, in.ConnectionType.Where())
		within(t, file, in.Link.ID.Where())
	}
	for _, shape := range world.Shapes {
		for _, fault := range shape.Faults() {
			within(t, file, fault.At)
		}
	}
}

func within(t *testing.T, file *syntax.File, span syntax.Span) {
	t.Helper()
	if span.File != file || span.Start < 0 || span.End < span.Start || int(span.End) > len(file.Src) {
		t.Errorf("the place %d to %d is not in the file", span.Start, span.End)
	}
}
