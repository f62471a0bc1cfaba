package simulate

import "testing"

func TestMockStatus(t *testing.T) {
	for rendered, want := range map[string]int{
		`{"statusCode": 201}`: 201, `{ statusCode: 404 }`: 404, `{'statusCode': 200, 'a': 1}`: 200,
		"\n{\n  \"statusCode\": 500,\n}\n": 500, `{statusCode: 200, }more: [x y]}`: 200, `{"a": "b", "statusCode": 302}`: 302,
		`{"a": {"b": [1]}, "statusCode": 204}`: 204, `{"statusCode": -3}`: -3,
		`{"statusCode": "200"}`: 0, `{"statusCode': 200 }`: 0, `{'statusCode: 200 }`: 0, `{statusCode: 200, {a: b}`: 0, `{"statusCode": 20x}`: 0, `{"code": 200}`: 0, `statusCode: 200`: 0, ``: 0,
	} {
		if got, ok := mockStatus(rendered); got != want || ok != (want != 0) {
			t.Errorf("%s: %d, %t; want %d", rendered, got, ok, want)
		}
	}
}
