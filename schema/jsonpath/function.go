package jsonpath

import (
	"math"
	"slices"
	"strconv"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// function is the function at the end of a path.
type function struct {
	work func(value any) (any, bool)
	// of is the path whose list the function is of, in place of the value that
	// it stands behind.
	of *Path
}

func (function) definite() bool { return true }

func (f function) apply(s *search, value any, rest []step, sure bool) bool {
	if f.of != nil {
		found, ok := f.of.FindWithin(s.root, s.left)
		if !ok {
			return false
		}
		value = found
	}
	result, ok := f.work(value)
	if !ok {
		return !sure
	}
	return s.run(rest, result, sure)
}

// functionOf gives a function of Jayway that takes no arguments; nil where
// there is none of the name. Source: its documentation, "Functions".
func functionOf(name string) func(any) (any, bool) {
	switch name {
	case "length", "size":
		return length
	case "keys":
		return keysOf
	case "min":
		return aggregate(slices.Min[[]float64])
	case "max":
		return aggregate(slices.Max[[]float64])
	case "sum":
		return aggregate(sum)
	case "avg":
		return aggregate(mean)
	case "stddev":
		return aggregate(deviation)
	default:
		return nil
	}
}

// length counts items or keys; nothing else has a length.
func length(value any) (any, bool) {
	switch value := value.(type) {
	case *jsonvalue.Array:
		return jsonvalue.Number(strconv.Itoa(len(value.Items))), true
	case *jsonvalue.Object:
		return jsonvalue.Number(strconv.Itoa(value.Len())), true
	default:
		return nil, true
	}
}

func keysOf(value any) (any, bool) {
	object, ok := value.(*jsonvalue.Object)
	if !ok {
		return nil, true
	}
	names := &jsonvalue.Array{}
	for key := range object.Entries() {
		names.Items = append(names.Items, key)
	}
	return names, true
}

// aggregate makes a function of the numbers of a list, of which there has to
// be one.
func aggregate(of func([]float64) float64) func(any) (any, bool) {
	return func(value any) (any, bool) {
		array, ok := value.(*jsonvalue.Array)
		if !ok {
			return nil, false
		}
		var list []float64
		for _, item := range array.Items {
			if number, ok := item.(jsonvalue.Number); ok {
				float, _ := strconv.ParseFloat(string(number), 64)
				list = append(list, float)
			}
		}
		if len(list) == 0 {
			return nil, false
		}
		return decimal(of(list)), true
	}
}

// decimal writes a number as Java writes a double: with a decimal point.
func decimal(number float64) jsonvalue.Number {
	if number == math.Trunc(number) && math.Abs(number) < 1e7 {
		return jsonvalue.Number(strconv.FormatFloat(number, 'f', 1, 64))
	}
	return jsonvalue.Number(strconv.FormatFloat(number, 'g', -1, 64))
}

func sum(list []float64) float64 {
	total := 0.0
	for _, number := range list {
		total += number
	}
	return total
}

func mean(list []float64) float64 { return sum(list) / float64(len(list)) }

// deviation is the standard deviation of the list as a whole.
func deviation(list []float64) float64 {
	middle, squares := mean(list), 0.0
	for _, number := range list {
		squares += (number - middle) * (number - middle)
	}
	return math.Sqrt(squares / float64(len(list)))
}
