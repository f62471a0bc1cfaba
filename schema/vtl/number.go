package vtl

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// Whole numbers are int64, or *big.Int where they do not fit; all others
// float64.

// smallest gives a whole number in the smallest form.
func smallest(number *big.Int) any {
	if number.IsInt64() {
		return number.Int64()
	}
	return number
}

// maxDigits is far more than a number of Java has that templates count with.
const maxDigits = 1000

// numeric gives the number that a value is: int64, *big.Int or float64.
func numeric(value any) (any, bool) {
	switch value := value.(type) {
	case int64, float64, *big.Int:
		return value, true
	case jsonvalue.Number:
		if len(value) > maxDigits {
			return nil, false
		}
		if !strings.ContainsAny(string(value), ".eE") {
			whole, ok := new(big.Int).SetString(string(value), 10)
			if !ok {
				return nil, false
			}
			return smallest(whole), true
		}
		number, err := strconv.ParseFloat(string(value), 64)
		return number, err == nil
	default:
		return nil, false
	}
}

// toInt gives a whole number that is not too large for one.
func toInt(value any) (int64, bool) {
	number, _ := numeric(value)
	switch number := number.(type) {
	case int64:
		return number, true
	case float64:
		return int64(number), true
	default:
		return 0, false
	}
}

func toBig(value any) *big.Int {
	if whole, ok := value.(*big.Int); ok {
		return whole
	}
	whole, _ := value.(int64)
	return big.NewInt(whole)
}

func toFloat(value any) float64 {
	switch value := value.(type) {
	case int64:
		return float64(value)
	case float64:
		return value
	case *big.Int:
		float, _ := new(big.Float).SetInt(value).Float64()
		return float
	default:
		return 0
	}
}

// arithmetic applies one of two functions to two numbers: whole ones where
// both are whole. Anything else gives nothing.
func arithmetic(left, right any, whole func(a, b *big.Int) *big.Int, broken func(a, b float64) float64) any {
	one, okOne := numeric(left)
	other, okOther := numeric(right)
	if !okOne || !okOther {
		return nil
	}
	_, floatOne := one.(float64)
	_, floatOther := other.(float64)
	if floatOne || floatOther {
		return broken(toFloat(one), toFloat(other))
	}
	result := whole(toBig(one), toBig(other))
	if result == nil {
		return nil
	}
	return smallest(result)
}

// add adds numbers, and joins texts where one side is a text.
func add(left, right any) any {
	_, textLeft := left.(string)
	_, textRight := right.(string)
	if textLeft || textRight {
		return textOf([]any{left}, 0) + textOf([]any{right}, 0)
	}
	return arithmetic(left, right, func(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) }, func(a, b float64) float64 { return a + b })
}

func subtract(left, right any) any {
	return arithmetic(left, right, func(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) }, func(a, b float64) float64 { return a - b })
}

// maxBits keeps products within products from growing without end.
const maxBits = 1 << 12

func multiply(left, right any) any {
	product := func(a, b *big.Int) *big.Int {
		if a.BitLen()+b.BitLen() > maxBits {
			return nil
		}
		return new(big.Int).Mul(a, b)
	}
	return arithmetic(left, right, product, func(a, b float64) float64 { return a * b })
}

// divide drops what is behind the point of whole numbers; by zero it gives
// nothing.
func divide(left, right any) any {
	if isZero(right) {
		return nil
	}
	return arithmetic(left, right, func(a, b *big.Int) *big.Int { return new(big.Int).Quo(a, b) }, func(a, b float64) float64 { return a / b })
}

func modulo(left, right any) any {
	if isZero(right) {
		return nil
	}
	remainder := func(a, b float64) float64 { return a - b*float64(int64(a/b)) }
	return arithmetic(left, right, func(a, b *big.Int) *big.Int { return new(big.Int).Rem(a, b) }, remainder)
}

func isZero(value any) bool {
	number, ok := numeric(value)
	return ok && toFloat(number) == 0
}

// compareNumbers compares two numbers by what they amount to.
func compareNumbers(left, right any) (order int, ok bool) {
	one, okOne := numeric(left)
	other, okOther := numeric(right)
	if !okOne || !okOther {
		return 0, false
	}
	_, floatOne := one.(float64)
	_, floatOther := other.(float64)
	if floatOne || floatOther {
		return new(big.Float).SetFloat64(toFloat(one)).Cmp(new(big.Float).SetFloat64(toFloat(other))), true
	}
	return toBig(one).Cmp(toBig(other)), true
}

// relation makes a comparison of numbers; of anything else it does not hold.
func relation(holds func(order int) bool) func(left, right any) any {
	return func(left, right any) any {
		order, ok := compareNumbers(left, right)
		return ok && holds(order)
	}
}

// printFloat writes a number as Java writes a double.
func printFloat(number float64) string {
	size := number
	if size < 0 {
		size = -size
	}
	if size != 0 && (size < 1e-3 || size >= 1e7) {
		text := strconv.FormatFloat(number, 'E', -1, 64)
		mantissa, exponent, _ := strings.Cut(text, "E")
		if !strings.Contains(mantissa, ".") {
			mantissa += ".0"
		}
		sign := ""
		if exponent[0] == '-' {
			sign = "-"
		}
		return mantissa + "E" + sign + strings.TrimLeft(exponent, "+-0")
	}
	text := strconv.FormatFloat(number, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}
