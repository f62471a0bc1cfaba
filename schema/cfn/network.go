package cfn

import "github.com/linkproof/linkproof/schema/model"

func readVPC(b *builder, d described) {
	vpc := &model.VPC{Object: d.object, ID: d.self(model.OtherAttribute)}
	if block := d.Text("CidrBlock"); block.Present() {
		vpc.CIDRs = append(vpc.CIDRs, block)
	}
	b.VPCs = append(b.VPCs, vpc)
}

func readSubnet(b *builder, d described) {
	subnet := &model.Subnet{Object: d.object, ID: d.self(model.OtherAttribute), CIDR: d.Text("CidrBlock"), Zone: d.Text("AvailabilityZone")}
	subnet.ZoneID = d.Text("AvailabilityZoneId")
	if subnet.Zone.Absent() {
		subnet.Zone = subnet.ZoneID
	}
	subnet.VPC.ID = d.Text("VpcId")
	b.Subnets = append(b.Subnets, subnet)
}

func readEndpointService(b *builder, d described) {
	service := &model.EndpointService{Object: d.object, ID: d.self(model.OtherAttribute), AcceptanceRequired: d.Bool("AcceptanceRequired")}
	balancers, _ := d.Texts("NetworkLoadBalancerArns")
	for _, balancer := range balancers {
		service.Balancers = append(service.Balancers, model.Ref[model.LoadBalancer]{ID: balancer})
	}
	b.EndpointServices = append(b.EndpointServices, service)
}
