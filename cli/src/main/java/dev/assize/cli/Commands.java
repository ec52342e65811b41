package dev.assize.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands: each is handed the console and the common options if its constructor asks for them. */
final class Commands implements IFactory {
    private final Console console;
    private final CommonOptions common;

    Commands(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] wanted = constructor.getParameterTypes();
            if (wanted.length == 2 && wanted[0] == Console.class && wanted[1] == CommonOptions.class) {
                return type.cast(constructor.newInstance(console, common));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
