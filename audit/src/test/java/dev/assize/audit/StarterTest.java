package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.audit.file.ModelSection;
import dev.assize.audit.file.SensitiveColumn;
import dev.assize.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTest {
    @TempDir
    private Path folder;

    @Test
    void writesFilesThatCanBeRead() {
        Starter.of(StarterRequest.of(people("yes", "no"), "accepted")).write(folder.resolve("audit"));

        AuditFile file = AuditFileReader.read(folder.resolve("audit/audit.yaml"));
        NamedPolicy policy = NamedPolicy.read(folder.resolve("audit/policy.yaml"));
        assertThat(file.origin().resolve(file.data().path()).normalize()).isEqualTo(folder.resolve("people.csv"));
        assertThat(file.data().favorable()).contains("yes");
        assertThat(file.data().sensitive()).contains(SensitiveColumn.plain("sex"));
        assertThat(file.model()).isInstanceOf(ModelSection.Train.class);
        assertThat(policy.policy().rules()).isNotEmpty();
        assertThatCode(() -> new Gate(policy)).doesNotThrowAnyException();
    }

    @Test
    void takesTheFavorableValueThatIsStated() {
        Starter.of(StarterRequest.of(people("tall", "small"), "accepted").withFavorable(Optional.of("small")))
                .write(folder);

        assertThat(AuditFileReader.read(folder.resolve("audit.yaml")).data().favorable())
                .contains("small");
    }

    @Test
    void asks_whenNoValueIsPlainlyGood() {
        Path data = people("tall", "small");

        assertThatThrownBy(() -> Starter.of(StarterRequest.of(data, "accepted")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(
                        "the label 'accepted' has the values [small, tall], and which is good for a person"
                                + " is not plain")
                .hasMessageContaining("Say --favorable small or --favorable tall.");
    }

    @Test
    void refusesALabelThatIsNotThere() {
        Path data = people("yes", "no");

        assertThatThrownBy(() -> Starter.of(StarterRequest.of(data, "acepted")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no column 'acepted' for the label")
                .hasMessageContaining("accepted");
    }

    @Test
    void overwritesNothing() throws IOException {
        Starter starter = Starter.of(StarterRequest.of(people("yes", "no"), "accepted"));
        Files.writeString(folder.resolve("policy.yaml"), "mine");

        assertThatThrownBy(() -> starter.write(folder))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the file is there already and is not overwritten");
        assertThat(folder.resolve("policy.yaml")).hasContent("mine");
        assertThat(folder.resolve("audit.yaml")).doesNotExist();
    }

    @Test
    void quotesNamesThatYamlWouldRead() throws IOException {
        Path data = folder.resolve("odd.csv");
        Files.writeString(data, "\"sex: \"\"x\"\" #\",null,accepted\nf,1,yes\nm,2,no\nf,3,no\n");

        Starter.of(StarterRequest.of(data, "accepted")).write(folder);

        assertThat(AuditFileReader.read(folder.resolve("audit.yaml")).data().label())
                .contains("accepted");
        assertThat(NamedPolicy.read(folder.resolve("policy.yaml")).policy().rules())
                .isNotEmpty();
    }

    private Path people(String good, String bad) {
        StringBuilder csv = new StringBuilder("id,sex,income,accepted\n");
        for (int row = 0; row < 40; row++) {
            csv.append("p").append(row).append(row % 2 == 0 ? ",f," : ",m,").append(row * 7 % 31);
            csv.append(',').append(row % 3 == 0 ? good : bad).append('\n');
        }
        new AuditFolder(folder).with("people.csv", csv.toString());
        return folder.resolve("people.csv");
    }
}
