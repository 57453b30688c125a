// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Classes of a page, which a reader compiles. */
final class JavaSource {

    private JavaSource() {}

    /** On the class path of this test, into the folder; a warning is an error. */
    static void compile(Path folder, List<String> sources) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-encoding",
                                "UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString()));
        arguments.addAll(sources);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, arguments.toArray(new String[0]));
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
