package dev.assize.data.sets;

import dev.assize.core.ColumnType;
import dev.assize.core.Role;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.data.DataException;
import dev.assize.data.DerivedColumn;
import dev.assize.data.TableReader;
import dev.assize.data.TableSource;
import dev.assize.data.TaskReader;
import dev.assize.data.arrays.ArraySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loads the public tables with the roles that are usual in the literature: sensitive columns are no features. Codes are
 * kept as they are in the files.
 */
public final class PublicTables {
    private static final List<String> GERMAN_COLUMNS = List.of(
            "checking_status",
            "duration_months",
            "credit_history",
            "purpose",
            "credit_amount",
            "savings",
            "employment_since",
            "installment_rate",
            "personal_status_sex",
            "other_debtors",
            "residence_since",
            "property",
            "age",
            "other_installment_plans",
            "housing",
            "existing_credits",
            "job",
            "people_liable",
            "telephone",
            "foreign_worker",
            "credit_risk");

    private PublicTables() {}

    /**
     * Loads a table from the folder that {@link DataSets#get} returned.
     *
     * @param name {@code acs-income, adult, bank, compas, german, hmda, location30} or one of pictures, sequences and
     *     texts: {@code mnist, japanese-vowels, names}
     * @param folder the folder with its files, packed with gzip or not
     * @throws DataException if the name is no public table, or a file cannot be used
     */
    public static TaskTable load(String name, Path folder) {
        return switch (name) {
            case "acs-income" -> acsIncome(folder);
            case "adult" -> with("adult", table("adult.csv", folder, Map.of()), List.of("split"));
            case "bank" -> bank(folder);
            case "compas" -> compas(folder);
            case "german" -> german(folder);
            case "hmda" -> with("hmda", table("hmda.csv", folder, Map.of()), List.of());
            case "location30" -> location30(folder);
            case "mnist", "japanese-vowels", "names" ->
                with(name, ArraySets.read(name, folder), List.of(ArraySource.PART));
            default ->
                throw DataException.of(
                        "data sets",
                        "'" + name + "' is not a public table",
                        Suggestion.among(
                                name,
                                DataSets.list().stream()
                                        .filter(set -> !set.isEmbedded())
                                        .map(DataSet::name)
                                        .toList()));
        };
    }

    private static TaskTable acsIncome(Path folder) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (String coded : List.of("RAC1P", "POBP", "SEX", "OCCP", "RELP", "COW", "MAR", "PINCP")) {
            types.put(coded, ColumnType.CATEGORICAL);
        }
        return with("acs-income", table("acs_income_test.csv", folder, types), List.of("index"));
    }

    /** The age is cut at 25, as usual for this set; the column {@code duration} leaks the label and is no feature. */
    private static TaskTable bank(Path folder) {
        Table table = table("bank-full.csv", folder, Map.of());
        DerivedColumn ageGroup = new DerivedColumn.Cuts("age_group", "age", List.of(25.0));
        return with("bank", ageGroup.addTo(table), List.of("duration", "age"));
    }

    /** Only what was known about a person when the score was made is a feature; the scores themselves are not. */
    private static TaskTable compas(Path folder) {
        Map<String, ColumnType> types = Map.of("two_year_recid", ColumnType.CATEGORICAL);
        Table table = table("compas-two-years-noid.csv", folder, types);
        List<String> features =
                List.of("age", "juv_fel_count", "juv_misd_count", "juv_other_count", "priors_count", "c_charge_degree");
        List<String> unused = new ArrayList<>(table.schema().names());
        unused.removeAll(features);
        return with("compas", table, unused);
    }

    /** Sex is read from attribute 9 and the age cut at 25, as usual; attribute 9 itself is no feature. */
    private static TaskTable german(Path folder) {
        TableSource source = TableSource.of(file("german.data", folder))
                .withSeparator(' ')
                .withColumnNames(GERMAN_COLUMNS)
                .withTypes(Map.of("credit_risk", ColumnType.CATEGORICAL));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("female", List.of("A92", "A95"));
        groups.put("male", List.of("A91", "A93", "A94"));
        Table table = new DerivedColumn.Groups("sex", "personal_status_sex", groups).addTo(TableReader.read(source));
        Table derived = new DerivedColumn.Cuts("age_group", "age", List.of(25.0)).addTo(table);
        return with("german", derived, List.of("personal_status_sex", "age"));
    }

    private static TaskTable location30(Path folder) {
        List<String> names = new ArrayList<>(List.of("class"));
        for (int i = 1; i <= 446; i++) {
            names.add("place" + i);
        }
        TableSource source = TableSource.of(file("location30.csv", folder))
                .withColumnNames(names)
                .withTypes(Map.of("class", ColumnType.CATEGORICAL));
        return with("location30", TableReader.read(source), List.of());
    }

    private static Table table(String fileName, Path folder, Map<String, ColumnType> types) {
        return TableReader.read(TableSource.of(file(fileName, folder)).withTypes(types));
    }

    static Path file(String name, Path folder) {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        return !Files.exists(plain) && Files.exists(packed) ? packed : plain;
    }

    private static TaskTable with(String name, Table table, Collection<String> unused) {
        DataSet set = DataSets.find(name);
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        for (String column : table.schema().names()) {
            roles.put(column, unused.contains(column) ? EnumSet.noneOf(Role.class) : EnumSet.of(Role.FEATURE));
        }
        set.sensitive().forEach(column -> roles.put(column, EnumSet.of(Role.SENSITIVE)));
        roles.put(set.label().column(), EnumSet.of(Role.LABEL));
        Optional<String> favorable = set.label().favorable();
        Task task = TaskReader.read(name, table, set.label().column(), favorable);
        return new TaskTable(table.withRoles(roles), task);
    }
}
