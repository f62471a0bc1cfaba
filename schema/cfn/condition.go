package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// operator is what a formula does with its parts.
type operator uint8

const (
	// opEquals compares two operands.
	opEquals operator = iota
	opAnd
	opOr
	opNot
	// opNamed is the condition with the number at.
	opNamed
	// opOpen is what nobody can tell: the variable at decides.
	opOpen
)

// formula is a condition made ready to be worked out many times.
type formula struct {
	op    operator
	parts []formula
	// left and right are what opEquals compares. Where they are not known, the
	// variable at decides; it is -1 where they always are.
	left, right operand
	at          int
}

// operand is one side of a comparison.
type operand struct {
	node *syntax.Node
	// variable is the one that the side is, as in !Ref Env; -1 for others.
	variable int
	// constant is the value of a side that depends on no variable.
	constant string
	known    bool
}

func (o operand) simple() bool { return o.known || o.variable >= 0 }

// condition is a compiled entry of Conditions.
type condition struct {
	name string
	formula
	// uses are the variables that it depends on.
	uses map[int]bool
}

// compiler turns conditions into formulas over variables.
type compiler struct {
	evaluator *evaluator
	variables []variable
	// index finds variables by the name of their parameter.
	index map[string]int
	// conditions stand in an order in which each depends on earlier ones only;
	// numbers finds them by name, -1 while one is being compiled.
	conditions []condition
	numbers    map[string]int
	// uses are those of the condition being compiled.
	uses map[int]bool
}

func newCompiler(t *template, facts facts) *compiler {
	return &compiler{
		evaluator: &evaluator{template: t, facts: facts},
		index:     make(map[string]int), numbers: make(map[string]int), uses: make(map[int]bool),
	}
}

// named compiles a condition by its name. What leads back to itself, or names
// nothing, is open.
func (c *compiler) named(name string) formula {
	number, done := c.numbers[name]
	if done && number < 0 {
		return c.openFormula(nil)
	}
	if !done {
		number = c.compile(name)
	}
	for at := range c.conditions[number].uses {
		c.uses[at] = true
	}
	return formula{op: opNamed, at: number}
}

func (c *compiler) compile(name string) int {
	outer := c.uses
	c.uses, c.numbers[name] = make(map[int]bool), -1
	made := condition{name: name, formula: c.formula(c.evaluator.conditions.Get(name)), uses: c.uses}
	c.uses, c.numbers[name] = outer, len(c.conditions)
	c.conditions = append(c.conditions, made)
	return len(c.conditions) - 1
}

func (c *compiler) formula(node *syntax.Node) formula {
	if name, ok := conditionNamed(node); ok {
		return c.named(name.Text)
	}
	f, ok := callOf(node)
	switch {
	case !ok:
		return c.openFormula(node)
	case f.name == "Equals":
		return c.equals(f)
	}
	op, ok := map[string]operator{"And": opAnd, "Or": opOr, "Not": opNot}[f.name]
	args := f.args()
	if !ok || len(args) == 0 {
		return c.openFormula(node)
	}
	made := formula{op: op, parts: make([]formula, len(args))}
	for i := range args {
		made.parts[i] = c.formula(&args[i])
	}
	return made
}

// conditionNamed gives the name of the condition that a node of the Conditions
// section stands for: !Condition Name or {"Condition": "Name"}.
func conditionNamed(node *syntax.Node) (name *syntax.Node, ok bool) {
	switch {
	case node == nil:
		return nil, false
	case node.Tag == "!Condition":
		return node, true
	case node.Kind == syntax.Map && len(node.Children) == 2 && node.Children[0].Text == "Condition":
		return &node.Children[1], true
	default:
		return nil, false
	}
}

// openFormula makes a formula of something that nobody can tell.
func (c *compiler) openFormula(node *syntax.Node) formula {
	return formula{op: opOpen, at: c.comparison(node)}
}

func (c *compiler) equals(f call) formula {
	args := f.args()
	if len(args) != 2 {
		return c.openFormula(f.node)
	}
	made := formula{op: opEquals, left: c.operand(&args[0]), right: c.operand(&args[1]), at: -1}
	left, right := made.left, made.right
	switch {
	case left.known && right.simple():
		c.admit(right, left.constant)
	case right.known && left.simple():
		c.admit(left, right.constant)
	default:
		c.tryAll(left)
		c.tryAll(right)
		made.at = c.comparison(f.node)
	}
	return made
}

// admit notes that a variable is compared with a constant.
func (c *compiler) admit(side operand, constant string) {
	if side.variable >= 0 {
		c.variables[side.variable].admit(constant)
	}
}

func (c *compiler) tryAll(side operand) {
	if side.variable >= 0 {
		c.variables[side.variable].tryAll()
	}
}

func (c *compiler) operand(node *syntax.Node) operand {
	if f, ok := callOf(node); ok && f.name == "Ref" {
		name, _ := f.word()
		if at, ok := c.variable(name); ok {
			return operand{node: node, variable: at}
		}
	}
	made := operand{node: node, variable: -1}
	if !c.depends(node) {
		made.constant, made.known = c.evaluator.Text(node).Get()
		made.constant = spelled(node, made.constant)
	}
	return made
}

// spelled is the text of a constant as CloudFormation compares it: truth
// values are written in lower case.
func spelled(node *syntax.Node, text string) string {
	if node.Kind == syntax.Bool {
		return strings.ToLower(text)
	}
	return text
}

// depends tells whether a node uses a variable, and has the likely values of
// that variable tried.
func (c *compiler) depends(node *syntax.Node) bool {
	found := false
	for name := range references(node) {
		if at, ok := c.variable(name); ok {
			c.variables[at].tryAll()
			found = true
		}
	}
	return found
}

// references yields the names that Ref and Fn::Sub name in a node and below.
func references(node *syntax.Node) func(yield func(string) bool) {
	return func(yield func(string) bool) { eachReference(node, yield) }
}

func eachReference(node *syntax.Node, yield func(string) bool) bool {
	if f, ok := callOf(node); ok {
		if word, ok := f.word(); ok && f.name == "Ref" {
			return yield(word)
		}
		if text, _ := f.subArgs(); f.name == "Sub" && text != nil {
			for piece := range segments(text.Text) {
				if piece.variable != "" && !yield(piece.variable) {
					return false
				}
			}
		}
	}
	for i := range node.Children {
		if !eachReference(&node.Children[i], yield) {
			return false
		}
	}
	return true
}
