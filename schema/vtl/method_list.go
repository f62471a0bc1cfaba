package vtl

import (
	"fmt"
	"slices"
)

// callList calls a method of a list.
func callList(items *[]any, name string, args []any) (any, error) {
	switch len(args) {
	case 0:
		return callWholeList(items, name), nil
	case 1:
		return callWithItem(items, name, args[0])
	default:
		return callWithTwo(items, name, args)
	}
}

func callWholeList(items *[]any, name string) any {
	switch name {
	case "size":
		return int64(len(*items))
	case "isEmpty":
		return len(*items) == 0
	case "iterator", "listIterator":
		return &iterator{items: *items}
	case "toArray":
		return &List{Items: slices.Clone(*items)}
	case "clear":
		*items = nil
		return nil
	default:
		return nil
	}
}

func callWithItem(items *[]any, name string, arg any) (any, error) {
	same := func(item any) bool { return equal(item, arg) }
	switch name {
	case "get":
		return getItem(*items, arg)
	case "add":
		*items = append(*items, arg)
		return true, nil
	case "contains":
		return slices.ContainsFunc(*items, same), nil
	case "indexOf":
		return int64(slices.IndexFunc(*items, same)), nil
	case "lastIndexOf":
		for i, item := range slices.Backward(*items) {
			if same(item) {
				return int64(i), nil
			}
		}
		return int64(-1), nil
	case "addAll":
		others, _ := itemsOf(arg)
		*items = append(*items, others...)
		return len(others) > 0, nil
	case "remove":
		return removeItem(items, arg)
	default:
		return nil, nil
	}
}

func callWithTwo(items *[]any, name string, args []any) (any, error) {
	at, ok := toInt(args[0])
	if !ok || len(args) > 2 {
		return nil, nil
	}
	switch name {
	case "set":
		old, err := getItem(*items, args[0])
		if err == nil {
			(*items)[at] = args[1]
		}
		return old, err
	case "add":
		return nil, insertItem(items, at, args[1])
	case "subList":
		return subList(*items, at, args[1])
	default:
		return nil, nil
	}
}

func insertItem(items *[]any, at int64, item any) error {
	if at < 0 || at > int64(len(*items)) {
		return outOfBounds(at, *items)
	}
	*items = slices.Insert(*items, int(at), item)
	return nil
}

func subList(items []any, from int64, end any) (any, error) {
	to, ok := toInt(end)
	if !ok || from < 0 || to < from || to > int64(len(items)) {
		return nil, fmt.Errorf("no part of %d items from %d to %s", len(items), from, Print(end))
	}
	return &List{Items: slices.Clone(items[from:to])}, nil
}

// getItem is Java's get, which counts from the start only.
func getItem(items []any, key any) (any, error) {
	at, ok := toInt(key)
	if !ok || at < 0 || at >= int64(len(items)) {
		return nil, outOfBounds(at, items)
	}
	return items[at], nil
}

func outOfBounds(at int64, items []any) error {
	return fmt.Errorf("index %d out of bounds for length %d", at, len(items))
}

// removeItem takes out by index where the argument is a number, else the first
// item that is equal.
func removeItem(items *[]any, arg any) (any, error) {
	if _, number := arg.(int64); number {
		old, err := getItem(*items, arg)
		if err != nil {
			return nil, err
		}
		at, _ := toInt(arg)
		*items = slices.Delete(slices.Clone(*items), int(at), int(at)+1)
		return old, nil
	}
	at := slices.IndexFunc(*items, func(item any) bool { return equal(item, arg) })
	if at < 0 {
		return false, nil
	}
	*items = slices.Delete(slices.Clone(*items), at, at+1)
	return true, nil
}
