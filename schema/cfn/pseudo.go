package cfn

// noValue is the pseudo parameter that takes a setting away.
const noValue = "AWS::NoValue"

// isPseudo tells whether a name is one of CloudFormation's own
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html).
func isPseudo(name string) bool {
	switch name {
	case "AWS::AccountId", "AWS::NotificationARNs", noValue, "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName",
		"AWS::URLSuffix":
		return true
	default:
		return false
	}
}
