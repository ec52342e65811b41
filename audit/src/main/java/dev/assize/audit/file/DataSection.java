package dev.assize.audit.file;

import dev.assize.core.ColumnType;
import dev.assize.data.arrays.ArraySource;
import dev.assize.data.encoding.EncodingOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code data}: the table and what its columns are for.
 *
 * @param path a file, a folder of pictures, or {@code dataset:NAME}
 * @param reading how the file is read
 * @param answer what is predicted, and what of it is good for people
 * @param sensitive the columns whose groups are compared
 * @param conditions columns within whose values the groups are compared as well
 * @param exclude columns that nothing uses
 * @param encoding how pictures, sequences and texts become numbers, where that is stated
 * @param weighing which columns say how much a row counts
 */
public record DataSection(
        String path,
        Reading reading,
        Answer answer,
        List<SensitiveColumn> sensitive,
        List<String> conditions,
        List<String> exclude,
        Optional<EncodingOptions> encoding,
        Weighing weighing) {
    /** Copies the lists. */
    public DataSection {
        sensitive = List.copyOf(sensitive);
        conditions = List.copyOf(conditions);
        exclude = List.copyOf(exclude);
    }

    /** Returns the column to predict; empty where decisions are audited without knowing what was right. */
    public Optional<String> label() {
        return answer.label();
    }

    /** Returns whether the answer is a number and not a class. */
    public boolean isNumber() {
        return answer.number();
    }

    /** Returns the class that is good for the person concerned. */
    public Optional<String> favorable() {
        return answer.favorable();
    }

    /** Returns the classes that are good for the person, of a label with three values or more. */
    public List<String> favorableClasses() {
        return answer.favorableClasses();
    }

    /** Returns the column that says how many people a row stands for. */
    public Optional<String> count() {
        return weighing.count();
    }

    /** Returns the column that says how much a row counts in the loss of a training. */
    public Optional<String> weights() {
        return weighing.weights();
    }

    /**
     * What is predicted.
     *
     * @param label the column to predict; empty where decisions are audited without knowing what was right
     * @param number whether it is a number and not a class
     * @param favorable the class that is good for the person concerned
     * @param favorableClasses the classes that are good for the person, of a label with three values or more
     */
    public record Answer(
            Optional<String> label, boolean number, Optional<String> favorable, List<String> favorableClasses) {
        /** Copies the list. */
        public Answer {
            favorableClasses = List.copyOf(favorableClasses);
        }
    }

    /**
     * Which columns say how much a row counts.
     *
     * @param count how many people it stands for, wherever rows are counted
     * @param weights how much it counts in the loss of a training, and nowhere else
     */
    public record Weighing(Optional<String> count, Optional<String> weights) {}

    /**
     * How a file is read.
     *
     * @param types column types that are stated and not found out
     * @param missing texts that mean "no value", in place of the usual ones
     * @param separator between the fields of a line, in place of the one found out
     * @param arrays how files of pictures and sequences are read
     */
    public record Reading(
            Map<String, ColumnType> types,
            Optional<List<String>> missing,
            Optional<Character> separator,
            Arrays arrays) {
        /** Finds everything out. */
        public static final Reading AUTOMATIC =
                new Reading(Map.of(), Optional.empty(), Optional.empty(), Arrays.AUTOMATIC);

        /** Returns whether something is stated that only a file of rows and columns has. */
        public boolean isOfTable() {
            return !types.isEmpty() || missing.isPresent() || separator.isPresent();
        }
    }

    /**
     * How files of pictures and sequences are read.
     *
     * @param labels the file of the labels of pictures in IDX format
     * @param test where the test part lies, when it has files of its own
     * @param pictures what pictures of a folder are turned into
     */
    public record Arrays(Optional<String> labels, Optional<TestPart> test, ArraySource.Pictures pictures) {
        /** One part, pictures as they are. */
        public static final Arrays AUTOMATIC =
                new Arrays(Optional.empty(), Optional.empty(), ArraySource.Pictures.AS_THEY_ARE);
    }

    /**
     * The files of the test part.
     *
     * @param path of its pictures or sequences
     * @param labels the file of its labels, where the pictures are in IDX format
     */
    public record TestPart(String path, Optional<String> labels) {}
}
