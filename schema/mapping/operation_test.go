package mapping

import "testing"

func TestParseOperation(t *testing.T) {
	for key, want := range map[string]Operation{
		"append:header.header2":    {Append, Header, "header2"},
		"overwrite:querystring.a":  {Overwrite, Query, "a"},
		"remove:header.X-A.b":      {Remove, Header, "X-A.b"},
		"overwrite:path":           {Overwrite, Path, ""},
		"overwrite:querystring.a:": {Overwrite, Query, "a:"},
	} {
		got, err := ParseOperation(key)
		if err != nil || got != want {
			t.Errorf("%s: got %v, %v; want %v", key, got, err, want)
		}
	}
}

func TestParseOperationRefuses(t *testing.T) {
	for key, offset := range map[string]int{
		"":                            0,
		"header.x":                    0,
		"integration.request.path.id": 0,
		"Append:header.x":             0,
		"append:path":                 0,
		"overwrite:path.x":            0,
		"append:body.x":               7,
		"append:header":               13,
		"append:header.":              14,
	} {
		_, err := ParseOperation(key)
		wantSyntaxError(t, key, err, offset)
	}
}

func TestParseResponseOperation(t *testing.T) {
	for key, want := range map[string]Operation{
		"append:header.X-Id":   {Append, Header, "X-Id"},
		"remove:header.X-Id":   {Remove, Header, "X-Id"},
		"overwrite:statuscode": {Overwrite, Status, ""},
	} {
		if got, err := ParseResponseOperation(key); got != want || err != nil {
			t.Errorf("%s: got %+v, %v; want %+v", key, got, err, want)
		}
	}
	for key, offset := range map[string]int{
		"append:statuscode":    7,
		"overwrite:path":       10,
		"append:querystring.x": 7,
		"overwrite.statuscode": 0,
	} {
		_, err := ParseResponseOperation(key)
		wantSyntaxError(t, key, err, offset)
	}
}

func TestReserved(t *testing.T) {
	for key, want := range map[string]bool{
		"overwrite:header.Host":                     false,
		"append:header.X-Forwarded-Port":            false,
		"append:header.x-forwarded-FOR":             true,
		"overwrite:header.Authorization":            true,
		"remove:header.Access-Control-Allow-Origin": true,
		"append:header.X-Amzn-Trace-Id":             true,
		"append:header.apigw-requestid":             true,
		"append:querystring.authorization":          false,
		"remove:header.Via":                         true,
		"append:header.Trailers":                    true,
		"overwrite:header.Proxy-Authorization":      true,
	} {
		operation, err := ParseOperation(key)
		if got := operation.Reserved(); got != want || err != nil {
			t.Errorf("%s: got %v, %v", key, got, err)
		}
	}
}
