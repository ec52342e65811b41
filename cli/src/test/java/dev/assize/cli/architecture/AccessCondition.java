package dev.assize.cli.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds for a class that reads a field, calls a method or names it with {@code ::}, of which the predicate holds. */
final class AccessCondition extends ArchCondition<JavaClass> {
    private final Predicate<JavaAccess<?>> accessed;

    AccessCondition(String description, Predicate<JavaAccess<?>> accessed) {
        super(description);
        this.accessed = accessed;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                        type.getAccessesFromSelf().stream(),
                        Stream.concat(
                                type.getMethodReferencesFromSelf().stream(),
                                type.getConstructorReferencesFromSelf().stream()))
                .filter(accessed)
                .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
    }
}
