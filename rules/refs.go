package rules

// Where the pages that rules refer to stand.
const (
	guide      = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
	restAPI    = "https://docs.aws.amazon.com/apigateway/latest/api/"
	httpAPI    = "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/"
	cloudMap   = "https://docs.aws.amazon.com/cloud-map/latest/api/"
	ecs        = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/"
	ec2API     = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/"
	elbAPI     = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/"
	elbGuide   = "https://docs.aws.amazon.com/elasticloadbalancing/latest/"
	acm        = "https://docs.aws.amazon.com/acm/latest/userguide/"
	posixShell = "https://pubs.opengroup.org/onlinepubs/9699919799.2018edition/utilities/V3_chap02.html"
	template   = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
)
