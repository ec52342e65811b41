package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ColumnType;
import dev.assize.core.Role;
import dev.assize.core.Table;
import dev.assize.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loaders on made-up files in the form of the public ones, so that they are covered without these. */
class PublicTablesTest {
    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void derivesSexAndAgeGroupOfGerman() throws IOException {
        file(
                "german.data",
                "A11 6 A34 A43 1169 A65 A75 4 A93 A101 4 A121 67 A143 A152 2 A173 1 A192 A201 1\n"
                        + "A12 48 A32 A43 5951 A61 A73 2 A92 A101 2 A121 22 A143 A152 1 A173 1 A191 A201 2\n");

        TaskTable german = PublicTables.load("german", folder);
        Table table = german.table();

        assertThat(table.column("sex").text(0, "")).isEqualTo("male");
        assertThat(table.column("sex").text(1, "")).isEqualTo("female");
        assertThat(table.column("age_group").text(1, "")).isEqualTo("age < 25");
        assertThat(table.schema().names(Role.SENSITIVE)).containsExactly("foreign_worker", "sex", "age_group");
        assertThat(table.schema().names(Role.FEATURE)).hasSize(17).doesNotContain("personal_status_sex", "age");
        assertThat(german.task().classes()).containsExactly("2", "1");
    }

    @Test
    void refusesACodeThatGermanDoesNotHave() throws IOException {
        file(
                "german.data",
                "A11 6 A34 A43 1169 A65 A75 4 A99 A101 4 A121 67 A143 A152 2 A173 1 A192 A201 1\n"
                        + "A12 48 A32 A43 5951 A61 A73 2 A92 A101 2 A121 22 A143 A152 1 A173 1 A191 A201 2\n");

        assertThatThrownBy(() -> PublicTables.load("german", folder))
                .isInstanceOf(DataException.class)
                .hasMessage("derived column 'sex': values of column 'personal_status_sex' are in no group: A99\n"
                        + "  Put each of these 1 into one of the groups [female, male].");
    }

    @Test
    void leavesTheLeakOutOfBank() throws IOException {
        file(
                "bank-full.csv",
                "\"age\";\"marital\";\"duration\";\"balance\";\"y\"\n24;\"single\";9;1;\"no\"\n"
                        + "25;\"married\";100;2;\"yes\"\n");

        Table table = PublicTables.load("bank", folder).table();

        assertThat(table.schema().names(Role.FEATURE)).containsExactly("balance");
        assertThat(table.schema().names(Role.SENSITIVE)).containsExactly("marital", "age_group");
        assertThat(table.categorical("age_group").dictionary()).containsExactly("age < 25", "25 ≤ age");
    }

    @Test
    void favorsTheLowerClassOfCompas() throws IOException {
        file(
                "compas-two-years-noid.csv",
                "id,sex,age,age_cat,race,juv_fel_count,decile_score,juv_misd_count,"
                        + "juv_other_count,priors_count,c_charge_degree,two_year_recid\n"
                        + "1,Male,30,25 - 45,Other,0,7,0,0,3,F,1\n2,Female,50,Greater than 45,Caucasian,0,1,0,0,0,M,0\n");

        TaskTable compas = PublicTables.load("compas", folder);

        assertThat(compas.task().favorable()).contains("0");
        assertThat(compas.task().favorableIndex()).isEqualTo(1);
        assertThat(compas.table().schema().names(Role.FEATURE)).doesNotContain("decile_score", "id", "sex");
        assertThat(compas.table().column("two_year_recid").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void keepsTheSplitOfAdultOutOfTheFeatures() throws IOException {
        file("adult.csv", "split,age,race,sex,income\ntrain,39,White,Male,<=50K\ntest,?,Black,Female,>50K\n");

        TaskTable adult = PublicTables.load("adult", folder);

        assertThat(adult.table().schema().names(Role.FEATURE)).containsExactly("age");
        assertThat(adult.table().column("age").isMissing(1)).isTrue();
        assertThat(adult.task().classes()).containsExactly("<=50K", ">50K");
    }

    @Test
    void namesTheFile_whenItIsAbsent() {
        assertThatThrownBy(() -> PublicTables.load("hmda", folder))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("hmda.csv") + ": there is no such file\n  None is known.");
    }
}
