package simulate_test

import (
	"encoding/json"
	"fmt"
)

// judged is a request that stands for what two policies say of it.
type judged struct {
	Identity string `json:"iam_or_authorizer"`
	Resource string `json:"resource_policy"`
}

// accounts is the account of the API, and that of callers across accounts.
var accounts = map[string]string{"same-account": "123456789012", "cross-account": "210987654321"}

// authorized has the decision show in the answer to a signed request.
func (s *step) authorized(config unitConfig) ([]step, error) {
	account, ok := accounts[config.Policies]
	if !ok {
		return nil, fmt.Errorf("%w: policies of %q", errNotSimulated, config.Policies)
	}
	made := s.around("/unit", object{"type": "mock", "requestTemplates": object{"application/json": `{"statusCode": 200}`}})
	var document object
	if err := json.Unmarshal(made.Config, &document); err != nil {
		return nil, fmt.Errorf("reading the configuration around: %w", err)
	}
	statement := object{"Effect": s.Request.Resource, "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}
	if s.Request.Resource == "Neither" {
		statement["Effect"], statement["Resource"] = "Allow", "execute-api:/other/*"
	}
	document["x-amazon-apigateway-policy"] = object{"Version": "2012-10-17", "Statement": []any{statement}}
	paths := document["paths"].(object)["/unit"].(object)
	paths["post"].(object)["x-amazon-apigateway-auth"] = object{"type": "AWS_IAM"}
	made.Config = written(document)
	made.Environment = written(object{"caller": object{"account": account, "arn": "arn:aws:iam::" + account + ":user/caller", "policy": s.Request.Identity}})
	made.Request.Headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=caller"
	made.Expect = s.Expect
	made.Expect["status"] = 403.0
	if s.Expect["decision"] == "Allow" {
		made.Expect["status"] = 200.0
	}
	return []step{made}, nil
}
