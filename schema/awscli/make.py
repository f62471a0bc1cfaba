#!/usr/bin/env python3
"""Write calls.txt from the AWS CLI that is installed: python3 make.py >calls.txt

The table holds facts only: the names of calls, options and members of
structures, which options are required, and of what kind their values are. It
includes what the CLI adds to the service models or renames. It was made with
aws-cli 1.45.11 and botocore 1.43.11.
"""

import awscli.clidriver

WHOLE = ["apigateway", "apigatewayv2", "elbv2", "servicediscovery"]
# The calls that the loaders know.
SOME = {
    "ecs": "create-service update-service describe-services delete-service register-task-definition describe-task-definition",
    "ec2": "create-vpc create-subnet create-security-group authorize-security-group-ingress authorize-security-group-egress"
    " revoke-security-group-egress create-vpc-endpoint-service-configuration describe-vpc-endpoint-service-configurations"
    " describe-security-groups describe-security-group-rules describe-subnets describe-vpcs",
}
GENERAL = {"cli-input-json", "generate-cli-skeleton", "starting-token", "page-size", "max-items"}
KINDS = {"boolean": "?", "integer": "#", "long": "#", "blob": "%"}


def kind(shape, structures):
    """[ is a list and { a map, with what it holds; ? # % are scalars."""
    if shape is None:
        return ""
    if shape.type_name == "list":
        return "[" + kind(shape.member, structures)
    if shape.type_name == "map":
        return "{" + kind(shape.value, structures)
    if shape.type_name == "structure":
        return named(shape, structures)
    return KINDS.get(shape.type_name, "")


def named(shape, structures):
    if shape.name not in structures:
        structures[shape.name] = ""
        members = [written(name, kind(member, structures)) for name, member in shape.members.items()]
        structures[shape.name] = " ".join([shape.name, *members])
    return shape.name


def written(name, of):
    return name + "=" + of if of else name


def call(name, operation, structures):
    words = [name]
    for option, argument in operation.arg_table.items():
        off = option.startswith("no-") and option[3:] in operation.arg_table
        if option in GENERAL or option == "outfile" or off or argument.positional_arg:  # the file to write has no hyphens
            continue
        of = kind(getattr(argument, "argument_model", None), structures)
        words.append(written(option + ("!" if argument.required else ""), of))
    return " ".join(words)


def table(service, names):
    commands = awscli.clidriver.create_clidriver()._get_command_table()[service]._get_command_table()
    structures = {}
    yield f"@{service}" + ("" if service in WHOLE else " some")
    for name in sorted(names or commands):
        if type(commands[name]).__name__ == "ServiceOperation":
            yield call(name, commands[name], structures)
    yield from sorted(structures.values())


for service in WHOLE + list(SOME):
    print("\n".join(table(service, SOME.get(service, "").split())))
