package dev.assize.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rules about what a module may use. */
public final class ModuleRules {
    private final String root;
    private final Map<String, ModuleTable.Row> table;

    /** Makes the rules for the packages below a root, of which the next part names the module. */
    public ModuleRules(String root, Map<String, ModuleTable.Row> table) {
        this.root = root;
        this.table = table;
    }

    /** A module uses the modules that its row names, and no others. */
    public ArchRule modulesFollowTheTable() {
        return classes().that(resideInAModule()).should(use("only the modules of its row", dependency -> {
            String from = module(dependency.getOriginClass());
            String to = module(dependency.getTargetClass());
            return to.isEmpty() || to.equals(from) || row(from).modules().contains(to);
        }));
    }

    /** A module uses the third parties that its row names, and no others. */
    public ArchRule thirdPartiesFollowTheTable() {
        return classes().that(resideInAModule()).should(use("only the third parties of its row", dependency -> {
            String name = dependency.getTargetClass().getBaseComponentType().getPackageName();
            ModuleTable.Row row = row(module(dependency.getOriginClass()));
            return allowedPackages(row).anyMatch(allowed -> isIn(name, allowed)) && !isIn(name, "org.nd4j.shade");
        }));
    }

    /** No two packages use each other, be it through others. */
    public ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** Every package has a page and is null-marked. */
    public ArchRule packagesAreNullMarked() {
        return classes()
                .that(resideInAModule())
                .should(new ArchCondition<JavaClass>("reside in a package whose package-info is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        String message = type.getName() + " lies in a package without a @NullMarked package-info.java";
                        events.add(new SimpleConditionEvent(type, marked, message));
                    }
                });
    }

    /** Returns all rules. */
    public Stream<ArchRule> all() {
        return Stream.of(
                modulesFollowTheTable(), thirdPartiesFollowTheTable(), packagesHaveNoCycles(), packagesAreNullMarked());
    }

    /** Returns the classes of modules that the table does not know. */
    public List<String> strangers(JavaClasses types) {
        return types.stream()
                .filter(type -> !table.containsKey(module(type)))
                .map(JavaClass::getName)
                .toList();
    }

    private DescribedPredicate<JavaClass> resideInAModule() {
        return DescribedPredicate.describe("reside in a module", type -> table.containsKey(module(type)));
    }

    private ModuleTable.Row row(String module) {
        return table.getOrDefault(module, new ModuleTable.Row(List.of(), List.of()));
    }

    /** Returns the part of the package name after the root, or nothing if the class is elsewhere. */
    private String module(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return isIn(name, root) && name.length() > root.length()
                ? name.substring(root.length() + 1).split("\\.", 2)[0]
                : "";
    }

    private Stream<String> allowedPackages(ModuleTable.Row row) {
        Stream<String> always = Stream.of("java", "javax", "org.w3c", "org.xml", "org.jspecify", "", root);
        return Stream.concat(
                always, row.thirdParties().stream().flatMap(name -> ModuleTable.PACKAGES.get(name).stream()));
    }

    private static boolean isIn(String name, String parent) {
        return name.equals(parent) || (!parent.isEmpty() && name.startsWith(parent + "."));
    }

    private static ArchCondition<JavaClass> use(String description, Predicate<Dependency> allowed) {
        return new ArchCondition<>("use " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf()
                        .forEach(dependency -> events.add(new SimpleConditionEvent(
                                dependency, allowed.test(dependency), dependency.getDescription())));
            }
        };
    }
}
