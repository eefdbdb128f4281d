package sijill.federation.peer;

import java.util.Set;
import java.util.TreeSet;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;

/**
 * What clients see of a graph as a set of lines, one for each part, so that schemas can
 * be compared whatever the order of their parts.
 */
final class ClientSchema {

	private ClientSchema() {
	}

	static Set<String> lines(String sdl) {
		Set<String> lines = new TreeSet<>();
		for (Definition<?> definition : Parser.parse(sdl).getDefinitions()) {
			if (definition instanceof TypeDefinition<?> type && !type.getName().startsWith("__")) {
				add(lines, type);
			}
		}
		return lines;
	}

	private static void add(Set<String> lines, TypeDefinition<?> type) {
		String name = type.getName();
		lines.add(type.getClass().getSimpleName() + " " + name);
		switch (type) {
			case ImplementingTypeDefinition<?> it -> {
				it.getImplements().forEach((implemented) -> lines.add(name + " implements " + text(implemented)));
				it.getFieldDefinitions().forEach((field) -> add(lines, name, field));
			}
			case UnionTypeDefinition it ->
				it.getMemberTypes().forEach((member) -> lines.add(name + " = " + text(member)));
			case EnumTypeDefinition it ->
				it.getEnumValueDefinitions().forEach((value) -> lines.add(name + " " + text(value)));
			case InputObjectTypeDefinition it ->
				it.getInputValueDefinitions().forEach((input) -> lines.add(name + "." + text(input)));
			case ScalarTypeDefinition it -> lines.add(name + " " + text(it));
			default -> lines.add(text(type));
		}
	}

	private static void add(Set<String> lines, String type, FieldDefinition field) {
		String name = type + "." + field.getName();
		lines.add(name + ": " + text(field.getType()));
		field.getDirectives().forEach((it) -> lines.add(name + " " + text(it)));
		for (InputValueDefinition argument : field.getInputValueDefinitions()) {
			lines.add(name + "(" + text(argument) + ")");
		}
	}

	private static String text(graphql.language.Node<?> node) {
		return (node instanceof NamedNode<?> named && node instanceof graphql.language.Type<?>) ? named.getName()
				: AstPrinter.printAstCompact(node).replaceAll("\"\"\".*?\"\"\"", "").strip();
	}

}
