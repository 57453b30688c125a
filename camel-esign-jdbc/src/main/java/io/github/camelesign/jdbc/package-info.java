// SPDX-License-Identifier: Apache-2.0
/**
 * What several nodes share in a database. For the users of the components, who make beans of these
 * classes.
 */
package io.github.camelesign.jdbc;
