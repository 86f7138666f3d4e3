"""Conan 2 recipe. From the top of a checkout:  conan create packaging/conan"""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load


class CurfewConan(ConanFile):
    name = "curfew"
    description = "When a voice task may call: validation and answers for UpdateTask"
    license = "MIT"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"json": [True, False], "date_tz": [True, False]}
    default_options = {"json": True, "date_tz": True}
    no_copy_source = True

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        header = load(self, os.path.join(self._root, "include", "curfew", "version.hpp"))
        parts = (re.search(rf"CURFEW_VERSION_{p} (\d+)", header)[1] for p in ("MAJOR", "MINOR", "PATCH"))
        self.version = ".".join(parts)

    def export_sources(self):
        copy(self, "include/*", self._root, self.export_sources_folder)
        copy(self, "LICENSE", self._root, self.export_sources_folder)

    def requirements(self):
        if self.options.json:
            self.requires("nlohmann_json/[>=3.11.2 <4]", transitive_headers=True)
        if self.options.date_tz:
            self.requires("date/[>=3.0.1 <4]", transitive_headers=True, transitive_libs=True)

    def package_id(self):
        self.info.settings.clear()

    def validate(self):
        check_min_cppstd(self, 20)

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*.hpp", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "curfew")
        self._component("curfew", [])
        if self.options.json:
            self._component("json", ["curfew", "nlohmann_json::nlohmann_json"])
        if self.options.date_tz:
            self._component("date_tz", ["curfew", "date::date-tz"])

    def _component(self, name, requires):
        component = self.cpp_info.components[name]
        component.set_property("cmake_target_name", f"curfew::{name}")
        component.set_property("pkg_config_name", "curfew" if name == "curfew" else f"curfew-{name}")
        component.requires = requires
        component.bindirs = []
        component.libdirs = []
