package dev.envlog.cli.options;

import java.lang.reflect.Field;
import java.util.Collection;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/** The field that an argument's value goes to. */
record Slot(Object owner, Field field) implements IGetter, ISetter {

    /**
     * The field at the end of a path of fields.
     *
     * @throws IllegalStateException if there is none: the table is of another program
     */
    static Slot of(Object command, String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? named(command, path)
                : of(named(command, path.substring(0, dot)).get(), path.substring(dot + 1));
    }

    private static Slot named(Object owner, String name) {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return new Slot(owner, field);
                }
            }
        }
        throw new IllegalStateException("options.txt: there is no field " + name + " in " + owner.getClass());
    }

    Class<?> type() {
        return field.getType();
    }

    /** What picocli makes of a typed word: all lists of arguments are lists of words. */
    Class<?>[] types() {
        return new Class<?>[] {Collection.class.isAssignableFrom(type()) ? String.class : type()};
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as picocli declares it
    public <T> T get() {
        try {
            return (T) field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T set(T value) {
        T before = get();
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return before;
    }
}
