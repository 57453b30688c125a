// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import com.docusign.esign.client.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method of DocuSign's Java client, with what only its code shows.
 *
 * @param method answers with status and headers
 * @param path with names in place of ids
 * @param takes the names of its parameters
 */
record DocuSignJavaMethod(Method method, String verb, String path, List<String> takes) {
    private static final String SUFFIX = "WithHttpInfo";
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE");

    String name() {
        return method.getDeclaringClass().getSimpleName()
                + "."
                + method.getName().replace(SUFFIX, "");
    }

    /** All that are not deprecated. */
    static List<DocuSignJavaMethod> all() throws IOException, URISyntaxException {
        URI jar = ApiClient.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        List<DocuSignJavaMethod> all = new ArrayList<>();
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + jar), Map.of());
                Stream<Path> types = Files.list(files.getPath("com/docusign/esign/api"))) {
            for (Path type : types.filter(file -> file.toString().endsWith("Api.class")).toList()) {
                addMethods(type, all);
            }
        }
        all.sort(Comparator.comparing(DocuSignJavaMethod::name));
        return all;
    }

    private static void addMethods(Path file, List<DocuSignJavaMethod> all) throws IOException {
        ClassNode code = new ClassNode();
        try (InputStream in = Files.newInputStream(file)) {
            new ClassReader(in).accept(code, 0);
        }
        Class<?> type;
        try {
            type = Class.forName(Type.getObjectType(code.name).getClassName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        for (Method method : type.getMethods()) {
            if (method.getName().endsWith(SUFFIX)
                    && !method.isAnnotationPresent(Deprecated.class)) {
                all.add(of(method, code));
            }
        }
    }

    private static DocuSignJavaMethod of(Method method, ClassNode code) {
        MethodNode node =
                code.methods.stream()
                        .filter(m -> m.name.equals(method.getName()))
                        .filter(m -> m.desc.equals(Type.getMethodDescriptor(method)))
                        .findFirst()
                        .orElseThrow();
        List<String> constants =
                Stream.of(node.instructions.toArray())
                        .filter(LdcInsnNode.class::isInstance)
                        .map(constant -> String.valueOf(((LdcInsnNode) constant).cst))
                        .toList();
        String path =
                constants.stream().filter(text -> text.startsWith("/")).findFirst().orElseThrow();
        String verb = constants.stream().filter(VERBS::contains).findFirst().orElseThrow();
        String[] names = new String[method.getParameterCount()];
        for (LocalVariableNode variable : node.localVariables) {
            if (variable.index >= 1
                    && variable.index <= names.length
                    && names[variable.index - 1] == null) {
                names[variable.index - 1] = variable.name;
            }
        }
        return new DocuSignJavaMethod(method, verb, path, Arrays.asList(names));
    }
}
