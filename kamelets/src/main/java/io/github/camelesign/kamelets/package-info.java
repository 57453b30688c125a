/** What the templates of the Kamelets cannot say in YAML. */
package io.github.camelesign.kamelets;
