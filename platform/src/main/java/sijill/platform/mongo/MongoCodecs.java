package sijill.platform.mongo;

import java.time.LocalDate;

import com.mongodb.MongoClientSettings;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

import sijill.platform.date.FuzzyDateCodec;

/**
 * How values are stored: public records by their components, enums by name, dates as
 * text, instants as BSON dates.
 */
public final class MongoCodecs {

	private MongoCodecs() {
	}

	public static CodecRegistry registry() {
		return CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(new FuzzyDateCodec(), new IsoDay()),
				MongoClientSettings.getDefaultCodecRegistry());
	}

	/** The driver would store a day as an instant, which time zones can shift. */
	private static final class IsoDay implements Codec<LocalDate> {

		@Override
		public void encode(BsonWriter writer, LocalDate day, EncoderContext context) {
			writer.writeString(day.toString());
		}

		@Override
		public LocalDate decode(BsonReader reader, DecoderContext context) {
			return LocalDate.parse(reader.readString());
		}

		@Override
		public Class<LocalDate> getEncoderClass() {
			return LocalDate.class;
		}

	}

}
