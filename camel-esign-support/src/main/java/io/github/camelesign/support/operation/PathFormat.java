package io.github.camelesign.support.operation;

/** How a provider's ids stand in its paths. */
@FunctionalInterface
public interface PathFormat {

    /** Any value, as it is. */
    PathFormat ANY = (operation, parameter, value) -> value;

    /**
     * Checks the value of a path parameter.
     *
     * @return what is put into the path
     * @throws IllegalArgumentException when the operation cannot take the value; the message names
     *     the parameter
     */
    String write(Operation operation, String parameter, String value);
}
