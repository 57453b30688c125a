// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Whether a folder holds what Maven Central takes: {@code java CheckStaging.java FOLDER VERSION SIGNED}. Prints what is
 * wrong and ends with 1, or prints what lies there.
 */
public final class CheckStaging {

    private static final String GROUP = "io.github.camelesign";
    private static final String BOM = "camel-esign-bom";
    private static final int JAVA_17 = 61;

    private final Path folder;
    private final String version;
    private final boolean signed;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Element> poms = new HashMap<>();

    private CheckStaging(Path folder, String version, boolean signed) {
        this.folder = folder.resolve(GROUP.replace('.', '/'));
        this.version = version;
        this.signed = signed;
    }

    public static void main(String[] args) throws Exception {
        CheckStaging check = new CheckStaging(Path.of(args[0]), args[1], Boolean.parseBoolean(args[2]));
        check.check();
        check.wrong.forEach(System.err::println);
        System.out.printf("%d artifacts in %s, %d findings%n", check.poms.size(), args[0], check.wrong.size());
        System.exit(check.wrong.isEmpty() ? 0 : 1);
    }

    private void check() throws Exception {
        for (String artifact : folders()) {
            Path pom = file(artifact, ".pom");
            if (Files.exists(pom)) {
                poms.put(
                        artifact,
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(pom.toFile())
                                .getDocumentElement());
            } else {
                wrong.add(artifact + ": there is no pom of " + version);
            }
        }
        Set<String> jars = new TreeSet<>();
        for (Map.Entry<String, Element> one : poms.entrySet()) {
            pom(one.getKey(), one.getValue());
            if (text(one.getValue(), "packaging").orElse("jar").equals("jar")) {
                jars.add(one.getKey());
                jar(one.getKey());
            }
        }
        files();
        bom(jars);
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    private Path file(String artifact, String end) {
        return folder.resolve(artifact).resolve(version).resolve(artifact + "-" + version + end);
    }

    private void pom(String artifact, Element pom) throws IOException {
        for (String needed : List.of("name", "description")) {
            if (text(pom, needed).isEmpty()) {
                wrong.add(artifact + ": its pom has no " + needed);
            }
        }
        for (String needed : List.of("url", "licenses", "developers", "scm")) {
            if (!has(pom, needed)) {
                wrong.add(artifact + ": neither its pom nor a parent has " + needed);
            }
        }
        if (Files.readString(file(artifact, ".pom")).contains("-SNAPSHOT")) {
            wrong.add(artifact + ": its pom names a snapshot");
        }
        for (Element dependency : dependencies(pom, "dependencies")) {
            String ours = text(dependency, "artifactId").orElseThrow();
            if (isOurs(dependency) && !isOfTheBuild(dependency) && !poms.containsKey(ours)) {
                wrong.add(artifact + ": needs " + ours + ", which is not published");
            }
        }
    }

    /** Its own, or that of a parent. */
    private boolean has(Element pom, String name) {
        if (child(pom, name) != null) {
            return true;
        }
        Element parent = child(pom, "parent");
        Element above = parent == null ? null : poms.get(text(parent, "artifactId").orElseThrow());
        return above != null && has(above, name);
    }

    private void jar(String artifact) throws IOException {
        for (String beside : List.of("-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
            if (Files.notExists(file(artifact, beside))) {
                wrong.add(artifact + ": there is no " + beside.substring(1));
            }
        }
        Path main = file(artifact, ".jar");
        if (Files.notExists(main)) {
            wrong.add(artifact + ": there is no jar");
            return;
        }
        try (ZipFile jar = new ZipFile(main.toFile())) {
            for (String needed : List.of("META-INF/LICENSE", "META-INF/NOTICE")) {
                if (jar.getEntry(needed) == null) {
                    wrong.add(artifact + ": its jar has no " + needed);
                }
            }
            for (ZipEntry entry : jar.stream().filter(one -> one.getName().endsWith(".class")).toList()) {
                byte[] start = jar.getInputStream(entry).readNBytes(8);
                if (start[7] > JAVA_17 && !entry.getName().startsWith("META-INF/versions/")) {
                    wrong.add(artifact + ": Java 17 does not run " + entry.getName());
                    break;
                }
            }
        }
    }

    private void files() throws Exception {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            String name = file.getFileName().toString();
            if (name.matches(".*\\.(md5|sha1|sha256|sha512|asc)") || name.startsWith("maven-metadata")) {
                continue;
            }
            checksum(file, "md5", "MD5");
            checksum(file, "sha1", "SHA-1");
            if (signed != Files.exists(file.resolveSibling(name + ".asc"))) {
                wrong.add(name + (signed ? " is not signed" : " is signed"));
            }
        }
    }

    private void checksum(Path file, String end, String algorithm) throws Exception {
        Path checksum = file.resolveSibling(file.getFileName() + "." + end);
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        String expected =
                "%0" + 2 * digest.getDigestLength() + "x";
        if (Files.notExists(checksum)
                || !Files.readString(checksum)
                        .strip()
                        .equals(expected.formatted(new BigInteger(1, digest.digest(Files.readAllBytes(file)))))) {
            wrong.add(file.getFileName() + " has no right " + end);
        }
    }

    private void bom(Set<String> jars) {
        Element pom = poms.get(BOM);
        if (pom == null) {
            wrong.add("there is no " + BOM);
            return;
        }
        Set<String> named =
                dependencies(child(pom, "dependencyManagement"), "dependencies").stream()
                        .filter(one -> text(one, "type").isEmpty())
                        .map(one -> text(one, "artifactId").orElseThrow())
                        .collect(Collectors.toCollection(TreeSet::new));
        jars.stream()
                .filter(jar -> !named.contains(jar))
                .forEach(jar -> wrong.add(BOM + " does not name " + jar));
        named.stream()
                .filter(name -> !jars.contains(name))
                .forEach(name -> wrong.add(BOM + " names " + name + ", which is not published"));
    }

    private static boolean isOurs(Element dependency) {
        return text(dependency, "groupId").orElse("").equals(GROUP);
    }

    /** Whether only the build of the artifact has it, and nobody who uses it. */
    private static boolean isOfTheBuild(Element dependency) {
        return Set.of("test", "provided").contains(text(dependency, "scope").orElse(""));
    }

    private static List<Element> dependencies(Element of, String list) {
        Element dependencies = child(of, list);
        return dependencies == null ? List.of() : children(dependencies);
    }

    private static Optional<String> text(Element of, String name) {
        Element child = child(of, name);
        return Optional.ofNullable(child).map(one -> one.getTextContent().strip());
    }

    private static Element child(Element of, String name) {
        return children(of).stream().filter(one -> one.getTagName().equals(name)).findFirst().orElse(null);
    }

    private static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
