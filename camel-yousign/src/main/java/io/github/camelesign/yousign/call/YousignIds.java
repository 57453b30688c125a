// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import io.github.camelesign.spi.Operation;
import java.util.regex.Pattern;

/**
 * How ids stand in Yousign's paths: in v3 as UUIDs; in v2 they are paths themselves, as {@code
 * /procedures/5e7…}, and stand there with or without what comes before the UUID.
 */
public final class YousignIds {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String ID = "Id";

    private YousignIds() {}

    /**
     * What stands in the path for an id, as {@link Operation.PathFormat} says.
     *
     * @throws IllegalArgumentException when it is no UUID, in v3; a path to something else, in v2
     */
    public static String write(Operation operation, String parameter, String value) {
        if (!operation.path().startsWith("/v3/")) {
            return afterCollection(operation, parameter, value);
        }
        if (parameter.endsWith(ID) && !UUID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The parameter %s of %s must be a UUID such as 3fa85f64-5717-4562-b3fc-2c963f66afa6, but is '%s'"
                            .formatted(parameter, operation.name(), value));
        }
        return value;
    }

    private static String afterCollection(Operation operation, String parameter, String value) {
        if (!value.contains("/")) {
            return value;
        }
        String path = operation.path();
        String collection = path.substring(0, path.indexOf("{" + parameter + "}"));
        if (!value.startsWith(collection) || value.indexOf('/', collection.length()) >= 0) {
            throw new IllegalArgumentException(
                    "The parameter %s of %s must be an id, or %s with an id, but is '%s'"
                            .formatted(parameter, operation.name(), collection, value));
        }
        return value.substring(collection.length());
    }
}
