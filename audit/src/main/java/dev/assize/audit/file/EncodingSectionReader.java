package dev.assize.audit.file;

import dev.assize.data.encoding.EncodingOptions;
import dev.assize.data.encoding.EncodingOptions.CharacterForm;
import dev.assize.data.encoding.EncodingOptions.Letters;
import dev.assize.data.encoding.EncodingOptions.PictureScale;
import dev.assize.policies.yaml.YamlMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads {@code encoding} of the section {@code data}: how pictures, sequences and texts become numbers. */
final class EncodingSectionReader {
    private static final int MOST_STEPS = 1_000_000;

    private EncodingSectionReader() {}

    static EncodingOptions read(YamlMap map) {
        EncodingOptions usual = EncodingOptions.DEFAULT;
        EncodingOptions read = new EncodingOptions(
                choice(map, "pictures", usual.pictures(), PictureScale.values()),
                choice(map, "characters", usual.characters(), CharacterForm.values()),
                choice(map, "letters", usual.letters(), Letters.values()),
                (int) map.wholeNumber("longest", usual.longest(), 1, MOST_STEPS));
        map.finish();
        return read;
    }

    private static <E extends Enum<E>> E choice(YamlMap map, String key, E usual, E[] all) {
        List<String> names = Arrays.stream(all).map(EncodingSectionReader::name).toList();
        return all[names.indexOf(map.oneOf(key, name(usual), names))];
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
