"""Reads a workbook with openpyxl, and prints what it finds: cells with their formulas and values, names, validations, tables."""
import json
import sys

import openpyxl

path = sys.argv[1]
formulas = openpyxl.load_workbook(path)
values = openpyxl.load_workbook(path, data_only=True)
names = formulas.defined_names
listed = names.definedName if hasattr(names, "definedName") else names.values()
found = {
    "sheets": formulas.sheetnames,
    "names": {one.name: one.attr_text for one in listed},
    "validations": {
        sheet.title: [[str(one.sqref), one.type, one.formula1] for one in sheet.data_validations.dataValidation]
        for sheet in formulas
    },
    "charts": {sheet.title: len(sheet._charts) for sheet in formulas},
    "cells": {
        sheet.title: {
            cell.coordinate: [cell.value, values[sheet.title][cell.coordinate].value]
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in formulas
    },
}
json.dump(found, sys.stdout)
