import Foundation
import TestSupport

/// What an editor finds wrong with agreements and schedules by the schemas in `agreements`: the schema in the hands of Python's
/// jsonschema, over YAML that is read with the types of JSON, as YAML 1.2 gives them to values without quotes.
enum SchemaPeer {
    /// For each text, the first thing that the schema has against it; empty where it has nothing.
    static func verdicts(on texts: [String], by name: String = "agreement.schema.json") throws -> [String] {
        let schema = Checkout.root.appendingPathComponent("agreements/\(name)").path
        let outcome = try Peer.succeed(
            ["/usr/bin/python3", "-B", "-c", program, schema], input: [UInt8](try JSONEncoder().encode(texts)))
        return try JSONDecoder().decode([String].self, from: Data(outcome.output))
    }

    private static let program = #"""
        import json, pathlib, re, sys
        import jsonschema, yaml

        # Only in a pattern of Python does $ stand before a line end too; in JSON Schema it is the end of the text.
        def pattern(validator, pattern, instance, schema):
            if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
                yield jsonschema.ValidationError(f"does not match {pattern}")

        with open(sys.argv[1], encoding="ascii") as file:
            schema = json.load(file)
        jsonschema.Draft7Validator.check_schema(schema)
        resolver = jsonschema.RefResolver(pathlib.Path(sys.argv[1]).absolute().as_uri(), schema)
        validator = jsonschema.validators.extend(jsonschema.Draft7Validator, {"pattern": pattern})(schema, resolver=resolver)

        # The core schema of YAML 1.2.2, section 10.3.2: what a value without quotes is.
        CORE = [
            (r"null|Null|NULL|~|", lambda text: None),
            (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
            (r"[-+]?[0-9]+", int),
            (r"0o[0-7]+", lambda text: int(text[2:], 8)),
            (r"0x[0-9a-fA-F]+", lambda text: int(text[2:], 16)),
            (r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", float),
            (r"[-+]?(?:\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN", lambda text: float(text.replace(".", ""))),
        ]

        def value(node):
            if isinstance(node, yaml.SequenceNode):
                return [value(item) for item in node.value]
            if isinstance(node, yaml.MappingNode):
                return {key.value: value(item) for key, item in node.value}
            if not node.style:
                for form, read in CORE:
                    if re.fullmatch(form, node.value):
                        return read(node.value)
            return node.value

        def verdict(text):
            errors = list(validator.iter_errors(value(yaml.compose(text, Loader=yaml.CBaseLoader))))
            if not errors:
                return ""
            error = jsonschema.exceptions.best_match(errors)
            return "/".join(map(str, error.absolute_path)) + ": " + error.message[:200]

        print(json.dumps([verdict(text) for text in json.load(sys.stdin)]))
        """#
}
