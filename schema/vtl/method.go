package vtl

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// callMethod calls a Java method of a value; what there is not gives nothing.
func callMethod(value any, name string, args []any) (any, error) {
	switch name {
	case "toString":
		return Print(value), nil
	case "equals":
		return isEqual(value, args), nil
	}
	switch value := value.(type) {
	case Host:
		return value.Call(name, args)
	case string:
		return callText(value, name, args)
	case *jsonvalue.Object:
		return callMap(value, name, args), nil
	case *List:
		return callList(&value.Items, name, args)
	case *jsonvalue.Array:
		return callList(&value.Items, name, args)
	case *entry:
		return value.call(name, args), nil
	case *iterator:
		return value.call(name)
	case bool:
		return truthOf(value, name), nil
	default:
		return callNumber(value, name, args)
	}
}

func truthOf(value bool, name string) any {
	if name == "booleanValue" {
		return value
	}
	return nil
}

func isEqual(value any, args []any) bool {
	return len(args) == 1 && sameKind(value, args[0]) && equal(value, args[0])
}

// sameKind tells whether Java's equals could hold: it does not between texts
// and numbers.
func sameKind(one, other any) bool {
	_, number := numeric(one)
	_, otherNumber := numeric(other)
	return one != nil && other != nil && number == otherNumber
}

// callNumber calls a method of a number, those of its class among them.
func callNumber(value any, name string, args []any) (any, error) {
	number, ok := numeric(value)
	if !ok {
		return nil, nil
	}
	switch name {
	case "intValue", "longValue", "shortValue", "byteValue":
		whole, _ := toInt(number)
		return whole, nil
	case "doubleValue", "floatValue":
		return toFloat(number), nil
	case "compareTo":
		if len(args) != 1 {
			return nil, nil
		}
		order, ok := compareNumbers(number, args[0])
		if !ok {
			return nil, nil
		}
		return int64(order), nil
	case "parseInt", "parseLong", "valueOf":
		return parseWhole(textOf(args, 0))
	case "parseDouble", "parseFloat":
		parsed, err := strconv.ParseFloat(textOf(args, 0), 64)
		if err != nil {
			return nil, fmt.Errorf("for input string: %.100q", textOf(args, 0))
		}
		return parsed, nil
	case "hashCode":
		whole, _ := toInt(number)
		return whole, nil
	default:
		return nil, nil
	}
}

func parseWhole(text string) (any, error) {
	whole, ok := new(big.Int).SetString(strings.TrimPrefix(text[:min(len(text), maxDigits)], "+"), 10)
	if !ok || len(text) > maxDigits {
		return nil, fmt.Errorf("for input string: %.100q", text)
	}
	return smallest(whole), nil
}

func (e *entry) property(name string) any {
	switch name {
	case "key":
		return e.key
	case "value":
		return e.value
	default:
		return nil
	}
}

func (e *entry) call(name string, args []any) any {
	switch {
	case name == "getKey":
		return e.key
	case name == "getValue":
		return e.value
	case name == "setValue" && len(args) == 1:
		old := e.value
		e.value = args[0]
		e.of.Set(e.key, args[0])
		return old
	default:
		return nil
	}
}

// iterator goes over a list once.
type iterator struct {
	items []any
	at    int
}

func (i *iterator) call(name string) (any, error) {
	switch name {
	case "hasNext":
		return i.at < len(i.items), nil
	case "next":
		if i.at == len(i.items) {
			return nil, fmt.Errorf("there is no next of %d items", len(i.items))
		}
		i.at++
		return i.items[i.at-1], nil
	default:
		return nil, nil
	}
}
