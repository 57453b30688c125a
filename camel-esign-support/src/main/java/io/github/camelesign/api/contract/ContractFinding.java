// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

/**
 * Something that is wrong with a contract.
 *
 * @param path where it stands, for example {@code fields[0].anchor}; empty for the contract itself
 * @param line of the file or text, 1 for the first; 0 if it is not known
 */
public record ContractFinding(String path, int line, String message) {

    @Override
    public String toString() {
        String place = line > 0 ? "line " + line + (path.isEmpty() ? "" : ", " + path) : path;
        return place.isEmpty() ? message : place + ": " + message;
    }
}
