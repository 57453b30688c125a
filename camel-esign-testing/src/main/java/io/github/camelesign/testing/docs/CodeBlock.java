// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A block of code in a page.
 *
 * @param line where it begins
 */
public record CodeBlock(Path page, int line, String text) {

    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?class (\\w+)");

    /** The blocks of a page in one language. */
    public static List<CodeBlock> of(Path page, String language) throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        StringBuilder text = null;
        int begin = 0;
        int number = 0;
        for (String line : Files.readAllLines(page)) {
            number++;
            if (text != null && line.strip().equals("```")) {
                blocks.add(new CodeBlock(page, begin, text.toString()));
                text = null;
            } else if (text != null) {
                text.append(line).append('\n');
            } else if (line.strip().equals("```" + language)) {
                text = new StringBuilder();
                begin = number + 1;
            }
        }
        return blocks;
    }

    /**
     * Adds the routes of YAML or of a Java class.
     *
     * @param folder for files, which pages name without one
     */
    public void load(CamelContext context, Path folder) throws Exception {
        String inFolder = text.replaceAll("(?<!\\{|date:)\\bfile:(?=\\w)", "file:" + folder + "/");
        if (text.contains("class ")) {
            context.addRoutes(new CodeBlock(page, line, inFolder).newRoutes(folder));
        } else {
            Resource resource =
                    ResourceHelper.fromString("block-%d.yaml".formatted(line), inFolder);
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        }
    }

    private RoutesBuilder newRoutes(Path folder) throws Exception {
        Path classes = Files.createTempDirectory(folder, "classes");
        String complaints = compile(classes);
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(complaints);
        }
        // left open, as the routes may load more of their classes as they run
        URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        return (RoutesBuilder) loader.loadClass(className()).getDeclaredConstructor().newInstance();
    }

    /** Of a Java class. */
    public String className() {
        Matcher name = CLASS.matcher(text);
        if (!name.find()) {
            throw new IllegalArgumentException(this + " is no class");
        }
        return name.group(1);
    }

    /**
     * Compiles a Java class against the class path of the test, and what was compiled into the
     * folder before.
     *
     * @return what the compiler has to say; empty when all is well
     */
    public String compile(Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve(className() + ".java"), text);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Reads {@code name = value} lines. */
    public Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    @Override
    public String toString() {
        return page.getFileName() + ":" + line;
    }
}
