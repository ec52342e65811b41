package dev.assize.data.sets;

import dev.assize.core.Digest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known about each data set. Addresses are those of the original publishers; the checksum decides. */
final class Catalog {
    private static final String UCI = "https://archive.ics.uci.edu/ml/machine-learning-databases/";
    private static final String MNIST = "https://ossci-datasets.s3.amazonaws.com/mnist/";
    private static final String NAMES =
            "https://raw.githubusercontent.com/nltk/nltk_data/gh-pages/packages/corpora/names.zip";
    private static final String CC_BY = "CC BY 4.0, as reported for the UCI entry";

    private Catalog() {}

    static List<DataSet> all() {
        return List.of(
                set("acs-income", "US Census, income above 50,000 dollars (Folktables)", size(332_900, 12))
                        .terms("Census Bureau terms of service")
                        .label("PINCP", "1")
                        .sensitive("SEX", "RAC1P", "AGEP")
                        .file("acs_income_test.csv", "f5079dda9d96bcce9544c5e236790c79c6e426b2eb7e068e1295c4e222168d01")
                        .end(),
                set("admissions", "Berkeley graduate admissions 1973, 24 counts", size(24, 4))
                        .terms("published facts")
                        .label("Admit", "Admitted")
                        .sensitive("Gender")
                        .end(),
                adult(),
                bank(),
                set("compas", "COMPAS scores and two-year recidivism (ProPublica)", size(7_214, 46))
                        .terms("none stated; do not redistribute")
                        .label("two_year_recid", "0")
                        .sensitive("race", "sex", "age_cat")
                        .file(
                                "compas-two-years-noid.csv",
                                "30eb20d79ba476ec24979ea00d0e77ef74fb5adc0ee843fd0d00079465a6089d")
                        .end(),
                set("digits", "drawn digits, 28 x 28", size(Digits.DEFAULT_COUNT, 2))
                        .terms("Apache-2.0, made by Assize")
                        .label("digit", "")
                        .end(),
                german(),
                set("hmda", "Boston mortgage applications 1990", size(2_380, 14))
                        .terms("GPL-2 or GPL-3 (R package AER)")
                        .label("deny", "no")
                        .sensitive("afam", "single")
                        .file("hmda.csv", "0a738c999fd83595baada1c3af83c11a366b48d2e8f962914ae381b80ecdfdbd")
                        .end(),
                japaneseVowels(),
                set("loans", "made-up consumer credit with a planted bias", size(Loans.DEFAULT_COUNT, 16))
                        .terms("Apache-2.0, made by Assize")
                        .label("approved", "yes")
                        .sensitive("sex", "age_group")
                        .end(),
                set("location30", "check-ins in Bangkok, for membership inference", size(5_010, 447))
                        .terms("not stated; test input only")
                        .label("class", "")
                        .file("location30.csv", "2ca8f7fc231251e089823e44d39f2d1eed124574cc351c7f80368cfe631dd718")
                        .end(),
                mnist(),
                names());
    }

    private static DataSet adult() {
        return set("adult", "Census income 1994 (UCI)", size(48_842, 16))
                .terms(CC_BY)
                .label("income", ">50K")
                .sensitive("sex", "race")
                .file(
                        "adult.csv",
                        "4c940a8f6ea233b60b071dd59605ff471e58ce62f1007e693c12b37cbbb29e96",
                        new Origin.AdultParts(
                                URI.create(UCI + "adult/adult.data"), URI.create(UCI + "adult/adult.test")))
                .end();
    }

    private static DataSet bank() {
        return set("bank", "Bank marketing by telephone, Portugal (UCI)", size(45_211, 18))
                .terms(CC_BY)
                .label("y", "yes")
                .sensitive("age_group", "marital")
                .file(
                        "bank-full.csv",
                        "d1513ec63b385506f7cfce9f2c5caa9fe99e7ba4e8c3fa264b3aaf0f849ed32d",
                        new Origin.ZipMember(URI.create(UCI + "00222/bank.zip"), "bank-full.csv"))
                .file(
                        "bank-additional-full.csv",
                        "74adfc578bf77a7ff4bb1ba4a9f8709d9e3c6907342959c2c8416847e0afb4d8",
                        new Origin.ZipMember(
                                URI.create(UCI + "00222/bank-additional.zip"),
                                "bank-additional/bank-additional-full.csv"))
                .end();
    }

    private static DataSet german() {
        return set("german", "German credit (Statlog, UCI)", size(1_000, 23))
                .terms(CC_BY)
                .label("credit_risk", "1")
                .sensitive("sex", "age_group", "foreign_worker")
                .file(
                        "german.data",
                        "b21f3d81db8071257d5ff1deaeba1fd4303b62712e6fcc9715c7a86202cb5871",
                        new Origin.Plain(URI.create(UCI + "statlog/german/german.data")))
                .end();
    }

    private static DataSet mnist() {
        return set("mnist", "handwritten digits, 28 x 28", size(70_000, 3))
                .terms("unclear; CC BY-SA 3.0 according to others")
                .label("digit", "")
                .file(
                        "train-images-idx3-ubyte",
                        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                        mnistFile("train-images-idx3-ubyte"))
                .file(
                        "train-labels-idx1-ubyte",
                        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                        mnistFile("train-labels-idx1-ubyte"))
                .file(
                        "t10k-images-idx3-ubyte",
                        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                        mnistFile("t10k-images-idx3-ubyte"))
                .file(
                        "t10k-labels-idx1-ubyte",
                        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
                        mnistFile("t10k-labels-idx1-ubyte"))
                .end();
    }

    private static DataSet japaneseVowels() {
        return set("japanese-vowels", "spoken vowels of nine speakers, 12 channels (UCI)", size(640, 3))
                .terms(CC_BY)
                .label("speaker", "")
                .file("JapaneseVowels_TRAIN.ts", "68a430eabd919cc77f40b1f5f3bc0dcafacc1486bca9260785aeb7d262cc78cd")
                .file("JapaneseVowels_TEST.ts", "b3d41d6a0ca3bcad3afb9ca7d4365382aa51341e2e58bae2a574babdda5b9462")
                .end();
    }

    private static DataSet names() {
        return set("names", "first names by gender (Kantrowitz)", size(7_944, 2))
                .terms("use with credit; pass on with README")
                .label("gender", "female")
                .file(
                        "female.txt",
                        "27aba6e427e906725302efc68a72d74d2fa3b9863700ed29664416cbd0ca508e",
                        new Origin.ZipMember(URI.create(NAMES), "names/female.txt"))
                .file(
                        "male.txt",
                        "a574c9661396136cebebd64cb514c50b09358c793614a39680ce82962c32519f",
                        new Origin.ZipMember(URI.create(NAMES), "names/male.txt"))
                .file(
                        "README",
                        "a7e6bcf17150b76bb27df4e18efea89b60a06d048dc0d9dd116e3405510b5478",
                        new Origin.ZipMember(URI.create(NAMES), "names/README"))
                .end();
    }

    private static Origin mnistFile(String name) {
        return new Origin.Gzipped(URI.create(MNIST + name + ".gz"));
    }

    private static DataSet.Size size(int rows, int columns) {
        return new DataSet.Size(rows, columns);
    }

    private static Entry set(String name, String title, DataSet.Size size) {
        return new Entry(name, title, size);
    }

    /** Collects what is known about one data set. */
    private static final class Entry {
        private final String name;
        private final String title;
        private final DataSet.Size size;
        private final List<DataFile> files = new ArrayList<>();
        private String licence = "";
        private DataSet.Label label = new DataSet.Label("", Optional.empty());
        private List<String> sensitive = List.of();

        Entry(String name, String title, DataSet.Size size) {
            this.name = name;
            this.title = title;
            this.size = size;
        }

        Entry terms(String text) {
            licence = text;
            return this;
        }

        Entry label(String column, String favorable) {
            label = new DataSet.Label(column, favorable.isEmpty() ? Optional.empty() : Optional.of(favorable));
            return this;
        }

        Entry sensitive(String... columns) {
            sensitive = List.of(columns);
            return this;
        }

        Entry file(String fileName, String sha256) {
            files.add(new DataFile(fileName, new Digest(sha256), Optional.empty()));
            return this;
        }

        Entry file(String fileName, String sha256, Origin origin) {
            files.add(new DataFile(fileName, new Digest(sha256), Optional.of(origin)));
            return this;
        }

        DataSet end() {
            return new DataSet(name, title, size, licence, label, sensitive, files);
        }
    }
}
