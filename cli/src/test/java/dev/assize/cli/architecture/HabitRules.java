package dev.assize.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about what no class, or no class of a library, does. */
public final class HabitRules {
    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.util.Calendar.getInstance");
    private static final Set<String> LOCALES = Set.of(
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)");

    private final String root;
    private final DescribedPredicate<JavaClass> library;

    /** Makes the rules for the packages below a root, of which {@code cli} is no library. */
    public HabitRules(String root) {
        this.root = root;
        this.library = describe(
                "are libraries",
                type -> resideInAPackage(root + "..").test(type)
                        && !resideInAPackage(root + ".cli..").test(type));
    }

    /** Only the command line writes to the standard streams. */
    public ArchRule librariesDoNotPrint() {
        return noClasses()
                .that(library)
                .should(access(
                        "the standard streams",
                        name -> name.matches("java\\.lang\\.System\\.(out|err)")
                                || name.equals("java.lang.Throwable.printStackTrace")));
    }

    /** Libraries are told the date; only the command line reads the clock. */
    public ArchRule librariesReadNoClock() {
        return noClasses()
                .that(library)
                .should(access(
                        "a clock",
                        name -> CLOCKS.contains(name)
                                || name.matches("java\\.time\\.[A-Za-z.]+\\.now")
                                || name.equals("java.util.Date.<init>")));
    }

    /** Every random draw comes from a seed. */
    public ArchRule librariesDrawFromSeeds() {
        return noClasses()
                .that(library)
                .should()
                .dependOnClassesThat(describe(
                        "draw without a recorded seed",
                        type -> type.isEquivalentTo(Random.class) || type.isEquivalentTo(ThreadLocalRandom.class)))
                .orShould(access(
                        "unseeded randomness",
                        name -> name.equals("java.lang.Math.random") || name.equals("java.util.UUID.randomUUID")))
                .orShould(call("java.util.SplittableRandom.<init>()"))
                .orShould(call("java.util.Collections.shuffle(java.util.List)"));
    }

    /** Files that people hand in are never read by Java's own deserialization, which runs what they name. */
    public ArchRule nothingIsDeserialized() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .dependOnClassesThat(describe(
                        "read or write Java serialization",
                        type -> type.isAssignableTo(ObjectInputStream.class)
                                || type.isAssignableTo(ObjectOutputStream.class)
                                || type.getName().equals("java.beans.XMLDecoder")));
    }

    /** What is formatted does not depend on the language of the machine. */
    public ArchRule formatsNameTheirLocale() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should(new AccessCondition(
                        "format for the machine's locale", access -> LOCALES.contains(signature(access))));
    }

    /** Sums over rows have a fixed order, so that the same inputs give the same bytes. */
    public ArchRule metricsUseNoParallelStreams() {
        String[] metrics = Stream.of(
                        "statistics", "fairness", "privacy", "explain", "robustness", "policies", "reports")
                .map(module -> root + "." + module + "..")
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAnyPackage(metrics))
                .should(access(
                        "parallel streams", name -> name.matches("java\\.util\\..*\\.(parallelStream|parallel)")));
    }

    /** A static field is a constant. */
    public ArchRule staticFieldsAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .and()
                .areStatic()
                .should()
                .beFinal();
    }

    /** A class is named after its one idea. */
    public ArchRule namesSayWhatAClassIs() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Common)(\\$.*)?");
    }

    /** Only the command line catches everything, to end with code 70. */
    public ArchRule librariesDoNotCatchEverything() {
        return noClasses().that(library).should(new ArchCondition<JavaClass>("catch java.lang.Exception") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .flatMap(unit -> unit.getTryCatchBlocks().stream())
                        .filter(block -> block.getCaughtThrowables().stream()
                                .anyMatch(caught -> caught.isEquivalentTo(Exception.class)))
                        .forEach(block -> events.add(SimpleConditionEvent.satisfied(
                                block,
                                block.getOwner().getFullName() + " catches Exception in "
                                        + block.getSourceCodeLocation())));
            }
        });
    }

    /** Returns all rules. */
    public Stream<ArchRule> all() {
        return Stream.of(
                librariesDoNotPrint(),
                librariesReadNoClock(),
                librariesDrawFromSeeds(),
                nothingIsDeserialized(),
                formatsNameTheirLocale(),
                metricsUseNoParallelStreams(),
                staticFieldsAreFinal(),
                namesSayWhatAClassIs(),
                librariesDoNotCatchEverything());
    }

    private static ArchCondition<JavaClass> access(String what, Predicate<String> member) {
        return new AccessCondition("access " + what, access -> member.test(memberName(access)));
    }

    private static ArchCondition<JavaClass> call(String signature) {
        return new AccessCondition(
                "call " + signature, access -> signature(access).equals(signature));
    }

    private static String memberName(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static String signature(JavaAccess<?> access) {
        return access.getTarget().getFullName();
    }
}
