package simulate_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
)

// operations are the calls of the control plane that pairs name, and the scripts
// around them. %s is where the call stands.
var operations = map[string]struct {
	script string
	given  object
}{
	"put_integration": {onMethod + "%s\n" + answered, object{"httpMethod": "GET", "restApiId": "$api", "resourceId": "$root"}},
	"update_integration": {
		onMethod + "aws apigateway put-integration --rest-api-id $api --resource-id $root --http-method GET --type HTTP_PROXY \\\n" +
			"  --integration-http-method GET --uri http://nlb.example.com --connection-type VPC_LINK --connection-id '${stageVariables.link}'\n%s\n",
		object{"httpMethod": "GET", "restApiId": "$api", "resourceId": "$root"},
	},
	"put_integration_response": {
		onMethod + "aws apigateway put-integration --rest-api-id $api --resource-id $root --http-method GET --type HTTP \\\n" +
			"  --integration-http-method GET --uri http://depot.example.com\n" +
			"aws apigateway put-method-response --rest-api-id $api --resource-id $root --http-method GET --status-code 200\n%s\n",
		object{"httpMethod": "GET", "restApiId": "$api", "resourceId": "$root"},
	},
	"put_method":         {ofREST + "%s\n", object{"restApiId": "$api", "resourceId": "$root", "authorizationType": "NONE"}},
	"create_stage":       {onMethod + "%s\n" + answered, object{"restApiId": "$api", "deploymentId": "d1"}},
	"create_resource":    {ofREST + "%s\n", object{"restApiId": "$api"}},
	"create_model":       {ofREST + "%s\n", object{"restApiId": "$api"}},
	"create_vpc_link":    {"%s\n", object{}},
	"get_vpc_link":       {ofLink + "%s\n", object{"vpcLinkId": "$link"}},
	"delete_vpc_link":    {ofLink + "%s\n", object{"vpcLinkId": "$link"}},
	"create_integration": {"api=$(aws apigatewayv2 create-api --name unit --protocol-type HTTP --query ApiId --output text)\n%s\n", object{"apiId": "$api", "integrationMethod": "ANY", "payloadFormatVersion": "1.0"}},
}

// What scripts begin and end with.
const (
	ofREST = "api=$(aws apigateway create-rest-api --name unit --query id --output text)\n" +
		"root=$(aws apigateway get-resources --rest-api-id $api --query \"items[?path=='/'].id\" --output text)\n"
	onMethod = ofREST + "aws apigateway put-method --rest-api-id $api --resource-id $root --http-method GET --authorization-type NONE\n"
	answered = "aws apigateway put-method-response --rest-api-id $api --resource-id $root --http-method GET --status-code 200\n" +
		"aws apigateway put-integration-response --rest-api-id $api --resource-id $root --http-method GET --status-code 200\n"
	balancer = "arn:aws:elasticloadbalancing:us-east-2:123456789012:loadbalancer/net/nlb/0123456789abcdef"
	ofLink   = "link=$(aws apigateway create-vpc-link --name unit --target-arns " + balancer + " --query id --output text)\n"
)

// lintProblems tells what rules do not say of a setting that AWS refuses, or say
// of one that it accepts.
func (s *step) lintProblems(t *testing.T) []string {
	t.Helper()
	script, err := s.script()
	if err != nil {
		return []string{err.Error()}
	}
	path := filepath.Join(t.TempDir(), "unit.sh")
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	loaded, err := schema.Load(t.Context(), []string{path}, schema.Options{})
	if err != nil || len(loaded.Results) != 1 {
		return []string{fmt.Sprintf("nothing came of %s: %v, %v", script, err, loaded.Failures)}
	}
	findings := lint.Run(loaded.Results[0], lint.Options{Rules: rules.All(), Known: rules.All()})
	findings = slices.DeleteFunc(findings, func(f lint.Finding) bool { return f.Severity != lint.Error })
	refused, ok := s.Expect["api_error"].(object)
	switch {
	case ok:
		return unsaid(findings, fmt.Sprint(refused["message"]))
	case s.Expect["rejected"] == true && len(findings) == 0:
		return []string{"no rule refuses it"}
	case s.Expect["rejected"] == true:
		return nil
	}
	var problems []string
	for i := range findings {
		problems = append(problems, "refused: "+told(&findings[i]))
	}
	return problems
}

// unsaid tells that no error shows what AWS says. Symptoms have names in braces
// for what is in the configuration.
func unsaid(findings []lint.Finding, message string) []string {
	problems := []string{"no rule says " + message}
	for i := range findings {
		pattern := regexp.MustCompile(`\\\{[^}]*\\\}`).ReplaceAllString(regexp.QuoteMeta(findings[i].Symptom), ".*")
		if pattern != "" && regexp.MustCompile(pattern).MatchString(message) || strings.Contains(findings[i].Symptom, message) {
			return nil
		}
		problems = append(problems, "but "+told(&findings[i]))
	}
	return problems
}

func told(f *lint.Finding) string {
	return fmt.Sprintf("%s %s (%s)", f.Rule.ID, f.Message, f.Symptom)
}

// script writes the call as a shell script.
func (s *step) script() (string, error) {
	var request map[string]json.RawMessage
	if err := json.Unmarshal(s.Request.raw, &request); err != nil {
		return "", fmt.Errorf("reading the request: %w", err)
	}
	if len(request) != 1 {
		return "", fmt.Errorf("%w: a request of %d calls", errNotSimulated, len(request))
	}
	name := sortedKeys(request)[0]
	operation, ok := operations[name]
	if !ok {
		return "", fmt.Errorf("%w: the call %s", errNotSimulated, name)
	}
	parameters := object{}
	if err := json.Unmarshal(request[name], &parameters); err != nil {
		return "", fmt.Errorf("reading %s: %w", name, err)
	}
	for key, value := range operation.given {
		if _, set := parameters[key]; !set {
			parameters[key] = value
		}
	}
	calls, err := s.calls(name, parameters)
	return "#!/bin/sh\nset -e\n" + fmt.Sprintf(operation.script, strings.Join(calls, "\n")), err
}

// calls gives the commands for a call, with those that it needs before.
func (s *step) calls(name string, parameters object) ([]string, error) {
	switch name {
	case "create_resource":
		return s.resources(parameters)
	case "create_model":
		return models(fmt.Sprint(parameters["case"]))
	case "create_vpc_link":
		parameters["targetArns"] = []any{balancer}
	}
	return []string{command(name, parameters)}, nil
}

// command writes a call of the AWS CLI.
func command(name string, parameters object) string {
	service := "apigateway"
	if name == "create_integration" {
		service = "apigatewayv2"
	}
	words := []string{"aws", service, strings.ReplaceAll(name, "_", "-")}
	for _, key := range sortedKeys(parameters) {
		words = append(words, "--"+dashed(key), argument(parameters[key]))
	}
	return strings.Join(words, " ")
}

// dashed writes a parameter of an API as the CLI does.
func dashed(name string) string {
	var option strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			option.WriteByte('-')
		}
		option.WriteRune(unicode.ToLower(r))
	}
	return option.String()
}

// argument writes a value for the shell; variables stay variables.
func argument(value any) string {
	text, ok := value.(string)
	if ok && strings.HasPrefix(text, "$") && !strings.HasPrefix(text, "${") {
		return text
	}
	if !ok {
		text = string(written(value))
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// resources makes the resources that there are, and then the one of the call.
func (s *step) resources(parameters object) ([]string, error) {
	var config struct {
		Existing []string `json:"existing_resources"`
	}
	if err := json.Unmarshal(s.Config, &config); err != nil {
		return nil, fmt.Errorf("reading the resources: %w", err)
	}
	ids, calls := map[string]string{"/": "$root"}, []string(nil)
	for _, path := range config.Existing {
		if path == "/" {
			continue
		}
		parent, part := filepath.Split(path)
		id := fmt.Sprintf("id%d", len(ids))
		calls = append(calls, resource(id, object{"restApiId": "$api", "parentId": ids[filepath.Clean(parent)], "pathPart": part})...)
		ids[path] = "$" + id
	}
	parameters["parentId"] = ids[fmt.Sprint(parameters["parent"])]
	delete(parameters, "parent")
	return append(calls, resource("made", parameters)...), nil
}

// resource makes a resource with a method, since rules look at those.
func resource(id string, parameters object) []string {
	method := object{"restApiId": "$api", "resourceId": "$" + id, "httpMethod": "GET", "authorizationType": "NONE"}
	integration := object{"restApiId": "$api", "resourceId": "$" + id, "httpMethod": "GET", "type": "MOCK"}
	return []string{
		id + "=$(" + command("create_resource", parameters) + " --query id --output text)",
		command("put_method", method), command("put_integration", integration),
	}
}

// models writes the calls that cases tell by their names only.
func models(named string) ([]string, error) {
	usual := object{"restApiId": "$api", "name": "pet", "contentType": "application/json", "schema": `{"type": "object", "properties": {"id": {"type": "integer"}}}`}
	call := command("create_model", usual)
	switch named {
	case "create-model-already-exists":
		return []string{call, call}, nil
	case "create-model-empty-name":
		usual["name"] = ""
	case "create-model-empty-schema":
		usual["schema"] = ""
	case "create-model-no-schema-json":
		delete(usual, "schema")
	default:
		return nil, fmt.Errorf("%w: the model %s", errNotSimulated, named)
	}
	return []string{command("create_model", usual)}, nil
}
