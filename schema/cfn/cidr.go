package cfn

import (
	"math/big"
	"math/bits"
	"net/netip"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// maxBlocks is how many blocks Fn::Cidr makes at most
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html).
const maxBlocks = 256

// cidr cuts a block of addresses into smaller ones.
func (e *evaluator) cidr(f call) (texts []model.Text, why string) {
	args := f.args()
	if len(args) < 2 || len(args) > 3 {
		return nil, malformed(f).Why()
	}
	source := e.Text(&args[0])
	block, known := source.Get()
	if !known {
		return nil, source.Why()
	}
	count, why := e.number(call{name: f.name, node: f.node, arg: &args[1]})
	if why != "" {
		return nil, why
	}
	hosts := 8 // the default for addresses of IPv4; those of IPv6 have none
	if strings.Contains(block, ":") {
		hosts = 0
	}
	if len(args) == 3 {
		if hosts, why = e.number(call{name: f.name, node: f.node, arg: &args[2]}); why != "" {
			return nil, why
		}
	}
	for _, block := range blocks(block, count, hosts) {
		texts = append(texts, alike(model.Literal(block, f.at()), source))
	}
	if len(texts) == 0 {
		return nil, "what " + f.title() + " cuts is not worked out"
	}
	return texts, ""
}

// number gives an argument that is a whole number.
func (e *evaluator) number(f call) (value int, why string) {
	text := e.Text(f.arg)
	literal, ok := text.Get()
	if !ok {
		return 0, text.Why()
	}
	value, err := strconv.Atoi(literal)
	if err != nil {
		return 0, malformed(f).Why()
	}
	return value, ""
}

// blocks gives the first count blocks with a number of host bits within a
// larger one; none where they do not fit in.
func blocks(whole string, count, hosts int) []string {
	prefix, err := netip.ParsePrefix(whole)
	if err != nil || count < 1 || count > maxBlocks || hosts < 1 {
		return nil
	}
	first := prefix.Masked().Addr()
	width := first.BitLen()
	if hosts+bits.Len(uint(count-1)) > width-prefix.Bits() {
		return nil
	}
	next, size := new(big.Int).SetBytes(first.AsSlice()), new(big.Int).Lsh(big.NewInt(1), uint(hosts))
	made := make([]string, count)
	for i := range made {
		address, _ := netip.AddrFromSlice(next.FillBytes(make([]byte, width/8)))
		made[i] = netip.PrefixFrom(address, width-hosts).String()
		next.Add(next, size)
	}
	return made
}
