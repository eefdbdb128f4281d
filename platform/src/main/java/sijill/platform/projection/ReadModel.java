package sijill.platform.projection;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

import sijill.platform.entry.EntryKind;
import sijill.platform.view.View;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a service makes of its log.
 *
 * @param revision is raised when the rows change though their types do not
 */
public record ReadModel(int revision, List<EntryKind<?>> kinds, List<View<?>> views, List<Derivation<?>> derivations) {

	public ReadModel {
		long derived = derivations.stream().map(Derivation::view).distinct().count();
		if (derived < derivations.size()) {
			throw new IllegalArgumentException("A view has one derivation, or one would undo the other");
		}
	}

	/**
	 * Names what the rows look like: it changes with every component of every row type,
	 * so rows of two versions of a service never meet in one collection.
	 */
	String shape() {
		StringBuilder text = new StringBuilder().append(this.revision);
		Set<Class<?>> described = new LinkedHashSet<>();
		for (View<?> view : this.views) {
			text.append('\n').append(view.name()).append(' ');
			describe(view.type(), text, described);
		}
		CRC32 crc = new CRC32();
		crc.update(text.toString().getBytes(UTF_8));
		return "%08x".formatted(crc.getValue());
	}

	private static void describe(Type type, StringBuilder text, Set<Class<?>> described) {
		text.append(type.getTypeName());
		if (type instanceof ParameterizedType parameterized) {
			for (Type argument : parameterized.getActualTypeArguments()) {
				describe(argument, text, described);
			}
		}
		if (type instanceof Class<?> record && record.isRecord() && described.add(record)) {
			for (RecordComponent component : record.getRecordComponents()) {
				text.append(' ').append(component.getName()).append(':');
				describe(component.getGenericType(), text, described);
			}
		}
	}

}
