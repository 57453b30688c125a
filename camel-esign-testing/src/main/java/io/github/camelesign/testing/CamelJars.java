// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing;

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jars of Camel on the class path of a test that is run on several versions of it. */
public final class CamelJars {

    private static final Pattern JAR =
            Pattern.compile(
                    "org/apache/camel/(?:springboot/)?(camel-[\\w-]+)/([^/]+)/camel-[^/]+\\.jar");

    private CamelJars() {}

    /** Their versions, by artifact. */
    public static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        Matcher jar =
                JAR.matcher(System.getProperty("java.class.path").replace(File.separatorChar, '/'));
        while (jar.find()) {
            versions.put(jar.group(1), jar.group(2));
        }
        return versions;
    }

    /** The same without those that {@code -Dcamel.older} allows to be of another version. */
    public static Map<String, String> versionsOfTheLine() {
        Map<String, String> versions = versions();
        for (String older : System.getProperty("camel.older", "").split(",")) {
            versions.remove(older);
        }
        return versions;
    }
}
