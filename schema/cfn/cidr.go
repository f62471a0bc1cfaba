package cfn

import (
	"encoding/binary"
	"net/netip"
	"strconv"

	"github.com/linkproof/linkproof/schema/model"
)

// maxBlocks is how many blocks Fn::Cidr makes at most
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html).
const maxBlocks = 256

// cidr cuts a block of addresses into smaller ones; blocks of IPv6 addresses
// are not worked out.
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
	bits := 8 // the default for addresses of IPv4
	if len(args) == 3 {
		if bits, why = e.number(call{name: f.name, node: f.node, arg: &args[2]}); why != "" {
			return nil, why
		}
	}
	for _, block := range blocks(block, count, bits) {
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
func blocks(whole string, count, bits int) []string {
	prefix, err := netip.ParsePrefix(whole)
	if err != nil || !prefix.Addr().Is4() || count < 1 || count > maxBlocks || bits < 1 || bits > 32-prefix.Bits() {
		return nil
	}
	first := prefix.Masked().Addr().As4()
	start := uint64(binary.BigEndian.Uint32(first[:]))
	size := uint64(1) << bits
	if uint64(count)*size > uint64(1)<<(32-prefix.Bits()) {
		return nil
	}
	made := make([]string, count)
	for i := range made {
		var address [4]byte
		binary.BigEndian.PutUint32(address[:], uint32(start+uint64(i)*size))
		made[i] = netip.PrefixFrom(netip.AddrFrom4(address), 32-bits).String()
	}
	return made
}
