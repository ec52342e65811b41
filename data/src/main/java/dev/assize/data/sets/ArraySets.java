package dev.assize.data.sets;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import dev.assize.data.DataException;
import dev.assize.data.arrays.ArrayReader;
import dev.assize.data.arrays.ArraySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The public sets of pictures, sequences and texts as tables. */
final class ArraySets {
    private ArraySets() {}

    /** Reads the set of pictures or sequences called {@code name}, else the first names. */
    static Table read(String name, Path folder) {
        return switch (name) {
            case "mnist" -> mnist(folder);
            case "japanese-vowels" -> japaneseVowels(folder);
            default -> names(folder);
        };
    }

    /** Columns {@code image}, {@code digit} and {@code part}. */
    private static Table mnist(Path folder) {
        return ArrayReader.read(new ArraySource(
                idx("train", folder), Optional.of(idx("t10k", folder)), "digit", ArraySource.Pictures.AS_THEY_ARE));
    }

    private static ArraySource.Files idx(String part, Path folder) {
        return new ArraySource.Files(
                PublicTables.file(part + "-images-idx3-ubyte", folder),
                Optional.of(PublicTables.file(part + "-labels-idx1-ubyte", folder)));
    }

    /** Columns {@code sequence}, {@code speaker} and {@code part}. */
    private static Table japaneseVowels(Path folder) {
        return ArrayReader.read(ArraySource.of(file("JapaneseVowels_TRAIN.ts", folder), "speaker")
                .withTest(new ArraySource.Files(file("JapaneseVowels_TEST.ts", folder), Optional.empty())));
    }

    private static Path file(String name, Path folder) {
        return PublicTables.file(name, folder);
    }

    /** Columns {@code name} and {@code gender}; a name that is in both lists has two rows. */
    private static Table names(Path folder) {
        List<String> names = new ArrayList<>();
        List<String> genders = new ArrayList<>();
        for (String gender : List.of("female", "male")) {
            for (String line : lines(folder.resolve(gender + ".txt"))) {
                if (!line.isBlank()) {
                    names.add(line.strip());
                    genders.add(gender);
                }
            }
        }
        return Table.of(List.of(
                TextColumn.of("name", List.copyOf(names)), CategoricalColumn.ofTexts("gender", List.copyOf(genders))));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(
                    DataException.of(
                                    file.toString(),
                                    "the list of names cannot be read as UTF-8 text",
                                    "Get it with: assize data get names.")
                            .problems(),
                    e);
        }
    }
}
